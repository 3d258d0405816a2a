import { isRemainder } from './redaction-random.ts'

/** A mark at the end of a line, so that the secret may have been cut there. */
const cutOff = /\[redacted [\w-]{1,60}\][\s\u001B]{0,8}$/u
/** One word on a line of its own; before it what a log, a patch or a terminal puts before every line. */
const lonely =
  /^(?<before>[\u001B\uFEFF]{0,4}(?:\d{4}-\d\d-\d\d[T ][\d:.,]{8,20}(?:Z|[+-][\d:]{4,6})?[ \t])?[ \t>|+*#\u001B-]{0,64}["'`]?)(?<word>[\w+/=-]{6,2000})(?<after>["'`,;&\\\s\u001B]{0,8})$/u

/** What is left of a secret on the lines below the one that was recognised. */
export function redactRemainders(text: string, mark: string): string {
  if (!text.includes('[redacted ')) return text
  let isOpen = false
  const lines = text.split('\n').map((line) => {
    const groups = isOpen ? lonely.exec(line)?.groups : undefined
    const { before = '', word = '', after = '' } = groups ?? {}
    const kept = groups !== undefined && isRemainder(word) ? before + mark + after : line
    isOpen = cutOff.test(kept.slice(-80))
    return kept
  })
  return lines.join('\n')
}
