/** How much of a datum we hold. Nothing is silently dropped: what is not complete says why, in words for the report. */
export type Completeness =
  | { readonly kind: 'complete' }
  | { readonly kind: 'truncated'; readonly because: string }
  | { readonly kind: 'unknown'; readonly because: string }

/** Something that was not looked at or not fully read; `what` names the datum, the reason is for the report. */
export type Gap = {
  readonly what: string
  readonly completeness: Exclude<Completeness, { kind: 'complete' }>
}
