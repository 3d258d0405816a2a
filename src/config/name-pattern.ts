/** Whether a name is one that a pattern of the configuration means. `*` stands for any characters, `/` included. No regular expression, so that no pattern is slow. */
export function fitsPattern(pattern: string, name: string, letters: 'exact' | 'any-case'): boolean {
  const fold = (text: string) => (letters === 'exact' ? text : text.toLowerCase())
  const text = fold(name)
  const [first = '', ...rest] = fold(pattern).split('*')
  const last = rest.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first)) return false
  let at = first.length
  for (const part of rest) {
    const found = text.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}
