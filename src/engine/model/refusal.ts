export type RefusalKind =
  | 'bad-input'
  | 'not-found'
  | 'missing-permission'
  | 'misconfigured'
  | 'transient'
  | 'unavailable'

/**
 * The world or the user's input does not let us go on. Anything else that is thrown is a bug.
 * `message` says what and where; `mend` says what a person can do about it.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly kind: RefusalKind
  readonly mend: string
  /** For `transient`: milliseconds to wait before another try, where the other side told us. */
  readonly retryAfterMs: number | null

  constructor(
    kind: RefusalKind,
    message: string,
    mend: string,
    options: { readonly retryAfterMs?: number; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause })
    this.kind = kind
    this.mend = mend
    this.retryAfterMs = options.retryAfterMs ?? null
  }
}
