/** Why the API gave no usable answer. Customers never see any of it. */
export type BokaMeraFailure =
  /** The API refused: a 4xx. `named` when it came with its own ResponseStatus. */
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly named: boolean;
    }
  /** The API refused our key: the operator's problem, never the customer's. */
  | { readonly kind: 'unauthorised' }
  /** Too many requests. */
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number | undefined }
  /** A 5xx, from a gateway, or from the service itself if it has a ResponseStatus (`named`). */
  | { readonly kind: 'broken'; readonly status: number; readonly named: boolean }
  /** No answer. `delivered` is false only when the request cannot have left this machine. */
  | { readonly kind: 'unreachable'; readonly delivered: boolean }
  | { readonly kind: 'timed-out' }
  /** A success whose body is not as documented. */
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
