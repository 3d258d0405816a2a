const escape = String.fromCharCode(27)
const restOfSequence = /^\[[0-9;?]{0,32}[A-Za-z]/u
const invisible = /[\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu
const blank = /[\p{Cc}\s]{1,4096}/gu

/**
 * Untrusted text as one line that a person would see: without colour codes, HTML comments and characters that
 * print nothing (zero-width, direction marks, tag characters), in which instructions can hide.
 * At most `most` bytes as a JSON string, quotes not counted; what is cut off is marked by `…`.
 */
export function plainText(text: string, most: number): string {
  const start = text.slice(0, most * 4)
  const seen = withoutComments(withoutColours(start).replaceAll(invisible, ''))
  return clip(seen.replaceAll(blank, ' ').trim(), most, text.length > start.length)
}

function withoutColours(text: string): string {
  const [first = '', ...rest] = text.split(escape)
  return [first, ...rest.map((part) => part.replace(restOfSequence, ''))].join('')
}

/** Each HTML comment becomes a blank, so that removing one never makes another; an unclosed one runs to the end. */
function withoutComments(text: string): string {
  const kept: string[] = []
  let at = 0
  for (;;) {
    const opens = text.indexOf('<!--', at)
    if (opens === -1) return [...kept, text.slice(at)].join(' ')
    kept.push(text.slice(at, opens))
    const closes = text.indexOf('-->', opens + 4)
    if (closes === -1) return kept.join(' ')
    at = closes + 3
  }
}

function clip(text: string, most: number, alreadyCut: boolean): string {
  if (!alreadyCut && jsonBytes(text) <= most) return text
  let kept = ''
  let left = most - jsonBytes('…')
  for (const letter of text) {
    left -= jsonBytes(letter)
    if (left < 0) break
    kept += letter
  }
  return `${kept}…`
}

/** Bytes of UTF-8 that the text takes inside a JSON document, quotes not counted. */
export function jsonBytes(text: string): number {
  return new TextEncoder().encode(JSON.stringify(text)).length - 2
}
