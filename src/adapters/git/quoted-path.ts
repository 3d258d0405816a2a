const escapes: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  '"': '"',
  '\\': '\\',
}

/**
 * A path as git prints it, plain or in C quotes with octal escapes, decoded from UTF-8; bytes that are no UTF-8 become
 * U+FFFD. `printed` holds one byte a character (latin1).
 */
export function decodePath(printed: string): string {
  const bytes = printed.startsWith('"') ? unquote(printed) : printed
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

function unquote(printed: string): string {
  const inner = printed.slice(1, endOfQuoted(printed))
  return inner.replaceAll(/\\([0-3][0-7]{2}|[^0-7])/g, (_, escape: string) =>
    escape.length === 3 ? String.fromCharCode(Number.parseInt(escape, 8)) : (escapes[escape] ?? escape),
  )
}

/** Where the closing quote of a quoted path stands; the end of the text where there is none. */
export function endOfQuoted(printed: string): number {
  for (let at = 1; at < printed.length; at++) {
    if (printed[at] === '\\') at++
    else if (printed[at] === '"') return at
  }
  return printed.length
}
