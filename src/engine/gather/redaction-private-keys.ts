const begin = /-----BEGIN [A-Z\d ]{0,60}PRIVATE KEY(?: BLOCK)?-----/u
const end = /-----END [A-Z\d ]{0,60}PRIVATE KEY(?: BLOCK)?-----/u
/** What stands before the key's own text on a line of a log or a patch. */
const prefix = /^[+\- >|#*]{0,8}(?:\d{4}-[\dT:.Z+-]{15,34}\s)?[\s>|#*]{0,40}/u
/** The key goes on below: nothing but the end of a line of text or of source code follows. */
const open = /^(?:\\[nr])*["'`]?\s*[+,;\\]?\s*$/u
/** Base64, alone or as a string of source code; or an armour header such as `Proc-Type: 4,ENCRYPTED`; or nothing. */
const body =
  /^(?:[A-Za-z\d+/=]*|["'`][A-Za-z\d+/=]*(?:\\[nr])*["'`]\s*[+,;]?|[A-Za-z-]{1,30}: [^\s].{0,200})\\?\s*$/u
/** No key that anybody uses is longer. */
const mostLines = 200

/** Replaces PEM and OpenPGP private keys, also short, cut off, or written on one line with escaped line ends. */
export function redactPrivateKeys(text: string, mark: string): string {
  if (!text.includes('PRIVATE KEY')) return text
  let left = 0
  const lines = text.split('\n').map((line) => {
    const begins = begin.exec(line)
    if (begins !== null) {
      const rest = line.slice(begins.index + begins[0].length)
      left = open.test(rest) ? mostLines : 0
      return line.slice(0, begins.index) + mark + afterKey(rest)
    }
    if (left === 0) return line
    const before = prefix.exec(line)?.[0] ?? ''
    const ends = end.test(line)
    const inside = ends || body.test(line.slice(before.length))
    left = inside && !ends ? left - 1 : 0
    return inside ? before + mark + afterKey(line) : line
  })
  return lines.join('\n')
}

/** What follows the key on its last line; a carriage return stays in any case. */
function afterKey(rest: string): string {
  const ends = end.exec(rest)
  const after = ends === null ? '' : rest.slice(ends.index + ends[0].length)
  if (after !== '' && !after.includes('PRIVATE KEY')) return after
  return rest.endsWith('\r') ? '\r' : ''
}
