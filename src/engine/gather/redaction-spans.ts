/** Where a secret stands in a text. */
export type SecretSpan = { readonly kind: string; readonly start: number; readonly end: number }

/** The text with the spans, which may overlap and come in any order, replaced by what `mark` gives for them. */
export function markSpans(
  text: string,
  spans: readonly SecretSpan[],
  mark: (kind: string, secret: string) => string,
): string {
  if (spans.length === 0) return text
  let marked = ''
  let at = 0
  for (const { kind, start, end } of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (end <= at) continue
    const from = Math.max(at, start)
    marked += text.slice(at, from) + mark(kind, text.slice(from, end))
    at = end
  }
  return marked + text.slice(at)
}
