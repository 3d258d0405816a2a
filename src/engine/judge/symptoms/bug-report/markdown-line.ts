const FENCE = /^\s{0,12}(`{3,12}|~{3,12})/
const HASH_HEADING = /^ {0,3}#{1,6}[ \t]{1,4}(\S.{0,200})$/
const BOLD_HEADING = /^ {0,3}(?:\*\*|__)([^*_]{1,160})(?:\*\*|__)[:.?]{0,2}$/
const UNDERLINE = /^ {0,3}(?:-{3,120}|={3,120})$/
const CHECKBOX = /^\s{0,12}[-*+] {1,3}\[[ xX]\](?: |$)/
const TAG = String.raw`<\/?(?:details|summary|br|img|video)\b[^<>]{0,500}>`
/** An image that its page named; a reporter's own name for it may tell something. */
const IMAGE = String.raw`!\[(?:image)?\]\([^()\s]{0,500}\)`
const NOT_FILLED = String.raw`_No response_|N\/A|-{3,100}|\*\*\*|<summary>[^<>]{0,200}<\/summary>`
const FILLS_NOTHING = new RegExp(
  String.raw`^\s{0,12}(?:(?:(?:${TAG}|${IMAGE})\s{0,4}){1,8}|(?:${NOT_FILLED})\s{0,4})$`,
  'i',
)
/** An item of a list, a label in bold, the first cell of a table. */
const ITEM =
  /^\s{0,12}(?:[-*+] {1,3}(?:\*\*|__|`)?|\*\*|__|(?=[^:|]{1,160}\|))((?:[\w./-]{1,30} ){0,4}[\w./-]{1,30})(?:\*\*|__|`)?\s{0,40}[:|](?:\*\*|__)?(?:\s(.{0,300}))?$/

/** The mark that opens a fence on this line; null where none does. */
export const fenceOf = (text: string): string | null => FENCE.exec(text)?.[1] ?? null

/** True where the line closes a fence that this mark opened. */
export const closesFence = (text: string, mark: string): boolean => {
  const own = fenceOf(text)
  return own !== null && own[0] === mark[0] && own.length >= mark.length && text.trim() === own
}

/** The text of a heading behind `#`, or of a line all in bold, which forms have for headings. */
export const headingOf = (text: string): string | null =>
  (HASH_HEADING.exec(text) ?? BOLD_HEADING.exec(text))?.[1]?.replace(/[#*_\s]{1,20}$/, '') ?? null

/** True for a line of dashes, which makes a heading of the line above it. */
export const isUnderline = (text: string): boolean => UNDERLINE.test(text)

/** What a line has of a comment in HTML: the sign that begins one, at its start, and the one that ends one. */
export const sides = (text: string): { readonly opens: boolean; readonly closes: boolean } => ({
  opens: text.trimStart().startsWith('<!--'),
  closes: text.includes('-->'),
})

/** True for a ticked or empty box, tags and images alone, and a question that was left open. */
export const fillsNothing = (text: string): boolean => CHECKBOX.test(text) || FILLS_NOTHING.test(text)

/** True where a part of the text that is shown on demand begins or ends: no program prints that. */
export const isFolded = (text: string): boolean => /^\s{0,12}<(?:\/?details|summary)\b/i.test(text)

/** Label and value of `- OS: Windows 10`, `**Version:** 1.6` or `Distribution Version | 12`. */
export const itemOf = (text: string): { readonly label: string; readonly value: string } | null => {
  const match = ITEM.exec(text)
  return match === null ? null : { label: match[1] ?? '', value: (match[2] ?? '').trim() }
}
