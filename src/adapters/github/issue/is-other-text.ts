/** GitHub may give line ends back as CRLF and without the last one. */
export function isOtherText(one: string, other: string): boolean {
  return one.replaceAll('\r\n', '\n').trimEnd() !== other.replaceAll('\r\n', '\n').trimEnd()
}
