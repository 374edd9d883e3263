/** Why the API gave no usable answer. Nothing in it is ever shown to a customer. */
export type BokaMeraFailure =
  /** The API understood and said no: a 4xx. `named` when it came with a ResponseStatus of its own. */
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly errorCode: string | undefined;
      readonly named: boolean;
    }
  /** Our key was not accepted: the operator's problem, never the customer's. */
  | { readonly kind: 'unauthorised' }
  /** Too many requests. */
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number | undefined }
  /** A 5xx, from a gateway, or from the service itself where it is `named` with a ResponseStatus. */
  | { readonly kind: 'broken'; readonly status: number; readonly named: boolean }
  /** No answer. `delivered` is false only when the request cannot have left this machine. */
  | { readonly kind: 'unreachable'; readonly delivered: boolean }
  | { readonly kind: 'timed-out' }
  /** A success whose body is not what the documents say. */
  | { readonly kind: 'unreadable' };

export const apiResults = [
  'ok',
  'refused',
  'unauthorised',
  'throttled',
  'broken',
  'unreachable',
  'timed-out',
  'unreadable',
] as const satisfies readonly ('ok' | BokaMeraFailure['kind'])[];
export type ApiResult = (typeof apiResults)[number];

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: BokaMeraFailure };

export const success = <T>(value: T): Result<T> => ({ ok: true, value });
export const failed = (failure: BokaMeraFailure): Result<never> => ({ ok: false, failure });
