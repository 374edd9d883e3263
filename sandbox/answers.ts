/** What an operation answers, before a format is chosen for it. */
export type Answer = { readonly status: number; readonly body: unknown };

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** ServiceStack's error body. */
export function errorBody(code: string, message: string, field?: string) {
  return {
    ResponseStatus: {
      ErrorCode: code,
      Message: message,
      Errors: field ? [{ ErrorCode: code, FieldName: field, Message: message }] : [],
    },
  };
}

/** A request that an operation refuses: thrown there, answered by the server. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(status: number, body: unknown) {
    super(`refused with ${status}`);
    this.answer = { status, body };
  }
}

export function refuse(status: number, code: string, message: string, field?: string): Refusal {
  return new Refusal(status, errorBody(code, message, field));
}

/** A refusal whose status is an assumption. */
export function refuseAs(status: string, message: string): Refusal {
  const codes: Readonly<Record<string, string>> = {
    400: 'ArgumentException',
    401: 'Unauthorized',
    403: 'Forbidden',
    404: 'NotFound',
    409: 'Conflict',
  };
  return refuse(Number(status), codes[status] ?? 'Exception', message);
}

/** A value that ServiceStack cannot read as the field's type. */
export function cannotBind(operation: string, field: string, value: string): Refusal {
  return new Refusal(400, {
    ResponseStatus: {
      ErrorCode: 'SerializationException',
      Message: `Unable to bind to request '${operation}'`,
      Errors: [
        {
          ErrorCode: 'SerializationException',
          FieldName: field,
          Message: `'${value}' is an Invalid value for '${field}'`,
        },
      ],
    },
  });
}
