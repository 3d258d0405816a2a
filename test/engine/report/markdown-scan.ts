/**
 * Reads GitHub Markdown the way GitHub does, as far as our reports need it: blocks of fenced code, code spans, and what
 * remains visible outside of them, where mentions, links, tags and headings have their effect.
 */

type Scan = {
  /** Everything outside of code, line by line; code spans are replaced by one `\u25A1`, fences by nothing. */
  readonly outside: readonly string[]
  readonly openFence: boolean
  readonly openSpans: number
}

/** `(spaces)` then at least three backticks, and an info string without backticks. */
const fenceLine = /^\s*(`{3,})([^`]*)$/u
const tildeFence = /^\s*~{3,}/u

function scanMarkdown(text: string): Scan {
  const outside: string[] = []
  let fence: string | null = null
  let openSpans = 0
  for (const line of text.split('\n')) {
    const match = fenceLine.exec(line)
    if (fence !== null) {
      if (match !== null && (match[1] ?? '').length >= fence.length && (match[2] ?? '').trim() === '')
        fence = null
      continue
    }
    if (match !== null) {
      fence = match[1] ?? ''
      continue
    }
    const { rest, open } = withoutSpans(line)
    openSpans += open
    outside.push(tildeFence.test(line) ? `${rest} TILDE FENCE` : rest)
  }
  return { outside, openFence: fence !== null, openSpans }
}

/** No code span of a report runs over a line's end, so each line is read alone; a run without its partner is counted. */
function withoutSpans(line: string): { readonly rest: string; readonly open: number } {
  let rest = ''
  let open = 0
  let at = 0
  while (at < line.length) {
    if (line[at] !== '`') {
      rest += line[at]
      at += 1
      continue
    }
    const run = /^`+/u.exec(line.slice(at))?.[0].length ?? 1
    const close = closingRun(line, at + run, run)
    if (close === -1) {
      open += 1
      rest += '`'.repeat(run)
      at += run
    } else {
      rest += '\u25A1'
      at = close + run
    }
  }
  return { rest, open }
}

function closingRun(line: string, from: number, length: number): number {
  for (const match of line.slice(from).matchAll(/`+/gu)) {
    if (match[0].length === length) return from + match.index
  }
  return -1
}

const ourTags = /<\/?details>|<summary>[\w ,:%<-]*<\/summary>|<br>|<\/?sub>/gu
const ourHeadings: ReadonlySet<string> = new Set([
  '### Suspects',
  '### What the failure says',
  '### Why its own checks did not catch it',
  '### Failures 1 of 2',
  '### Failures 2 of 2',
])
const alarming: readonly (readonly [string, RegExp])[] = [
  ['mention', /@/u],
  ['image', /!\[/u],
  ['link or reference', /\]\(|\[[^\]]*\]/u],
  ['tag or entity', /[<>&]/u],
  ['address', /:\/\/|\bwww\.|\bmailto:|\bxmpp:/iu],
  ['issue number', /#\d|\b(?:GH|CVE|GHSA)-/iu],
  ['commit', /\b[\da-f]{7,}\b/iu],
  ['block', /^\s*(?:#{1,6}\s|>|[+*]\s|={2,}\s*$|-{2,}\s*$|_{3,}|\*{3,}\s*$|\|)/u],
  ['emphasis, table or formula', /[_~|$\\=]|(?<!\*)\*(?!\*)/u],
  ['emoji', /:\w+:/u],
  ['invisible', /[\p{C}\p{Zl}\p{Zp}\u034F\u3164\u115F\u1160\uFFA0]/u],
]

/** What in a report could have come from outside and has an effect; `base` is the only address that links may have. */
export function dangers(text: string, base: string): readonly string[] {
  const { outside, openFence, openSpans } = scanMarkdown(text)
  const found: string[] = []
  if (openFence) found.push('open fence')
  if (openSpans > 0) found.push(`${openSpans} open code spans`)
  for (const line of outside) {
    if (ourHeadings.has(line)) continue
    const rest = withoutOurLinks(line.replaceAll('\u200E', ''), base).replace(ourTags, '')
    for (const [name, pattern] of alarming)
      if (pattern.test(rest)) found.push(`${name}: ${rest.slice(0, 200)}`)
  }
  if (
    /[\p{Cc}\p{Co}\p{Cs}\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E0FFF}]/u.test(
      text.replaceAll('\n', ''),
    )
  ) {
    found.push('invisible character somewhere')
  }
  if (/@[\p{L}\p{N}]/u.test(text)) found.push('mention in code, which a mailed answer would turn into one')
  return found
}

/** Removes links whose text is `#12`, one code span or words of ours, and whose address is one of ours. */
function withoutOurLinks(line: string, base: string): string {
  const link = /\[(?:\u25A1|#\d{1,9}|all differences|job)\]\((?<url>[^()\s]+)\)/gu
  return line.replace(link, (whole, url: string) =>
    new RegExp(
      String.raw`^(?:pull/\d+|commit/[\da-f]{40}|compare/[\da-f]{40}\.\.\.[\da-f]{40}|actions/runs/\d+/job/\d+|blob/[\da-f]{40}/[\w.~/%-]+(?:#L\d+)?)$`,
      'u',
    ).test(url.startsWith(base) ? url.slice(base.length) : ' ') &&
    !url.slice(base.length).split('/').includes('..')
      ? '\u25A0'
      : whole,
  )
}

const structure = /^\s*(?:[-+*]|\d{1,9}[.)])\s|<\/?(?:details|summary|sub)>|\*\*|^#{1,6} /gu

/** The list items, tags, headings and bold marks in order, repetitions left out: what no text from outside may change. */
export function skeletonOf(text: string): string {
  const marks = scanMarkdown(text).outside.flatMap((line) => line.match(structure) ?? [])
  return marks
    .map((mark) => mark.trim().replace(/^\d+/u, '1'))
    .filter((mark, index, all) => mark !== all[index - 1])
    .join(' ')
}
