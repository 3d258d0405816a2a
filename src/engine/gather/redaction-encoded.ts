/** Secrets that stand in the text in another alphabet: percent-encoded as in URLs and forms, or in base64. */

/** Takes secrets out of plain text, line by line. */
type Redact = (lines: string) => string

const run = /[^\s"'<>`\u001B]{8,}/gu
/** Printable ASCII only: an encoded line end stays encoded, or lines would no longer count as they did. */
const escape = /%([2-6][\dA-F]|7[\dA-E])/giu
const hasEscape = /%[2-7][\dA-F]/iu

const base64Run = /[A-Za-z\d+/_-]{20,}={0,2}/gu
const printable = /^[\t\n\r -~]*$/u

const mark = /\[redacted ([\w-]{1,60})\]/gu

/**
 * Runs with percent escapes, in plain letters and without the secrets that then show. A run in which the escapes hid
 * nothing stays as it is.
 */
export function redactPercentEncoded(text: string, redact: Redact): string {
  if (!hasEscape.test(text)) return text
  const lines = text.split('\n')
  const runs = lines
    .flatMap((line) => (line.includes('%') ? (line.match(run) ?? []) : []))
    .filter((encoded) => hasEscape.test(encoded))
  // Twice, for what was encoded once more when it became part of another URL.
  const plain = redactLines(
    runs.map((encoded) => plainText(plainText(encoded))),
    redact,
  )
  const asItIs = redactLines(runs, redact)
  const hidden = new Map<string, string>()
  for (const [at, encoded] of runs.entries()) {
    const shown = plain[at] ?? ''
    if (marksIn(shown).length > marksIn(asItIs[at] ?? '').length) hidden.set(encoded, shown)
  }
  if (hidden.size === 0) return text
  return lines
    .map((line) => (line.includes('%') ? line.replace(run, (one) => hidden.get(one) ?? one) : line))
    .join('\n')
}

/** Runs of base64 whose content is text that holds a secret; the whole run goes, under the name of what it hid. */
export function redactBase64(text: string, redact: Redact, marked: (kind: string) => string): string {
  const runs: string[] = []
  const contents: string[] = []
  for (const encoded of text.match(base64Run) ?? []) {
    const content = contentOf(encoded)
    if (content === null) continue
    runs.push(encoded)
    contents.push(content)
  }
  if (runs.length === 0) return text
  const hidden = new Map<string, string>()
  for (const [at, redacted] of redactLines(contents, redact).entries()) {
    const marks = marksIn(redacted)
    if (marks.length > marksIn(contents[at] ?? '').length) hidden.set(runs[at] ?? '', marks[0] ?? 'secret')
  }
  if (hidden.size === 0) return text
  return text.replace(base64Run, (encoded) => {
    const kind = hidden.get(encoded)
    return kind === undefined ? encoded : marked(kind)
  })
}

/** All at once: a thousand short texts cost as much as one long one. */
function redactLines(lines: readonly string[], redact: Redact): readonly string[] {
  return redact(lines.join('\n')).split('\n')
}

function plainText(encoded: string): string {
  return encoded.replace(escape, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

function marksIn(text: string): readonly string[] {
  return Array.from(text.matchAll(mark), ([, kind = '']) => kind)
}

/** On one line, if it is text. */
function contentOf(encoded: string): string | null {
  const digits = encoded
    .replace(/(?<!=)=+$/u, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/')
  const content = atob(digits.length % 4 === 1 ? digits.slice(0, -1) : digits)
  return printable.test(content) ? content.replace(/\s+/gu, ' ') : null
}
