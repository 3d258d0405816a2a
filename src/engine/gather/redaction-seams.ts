import { isRemainder, isWorded } from './redaction-random.ts'
import type { RedactionRule } from './redaction-rules.ts'
import { markSpans, type SecretSpan } from './redaction-spans.ts'

/**
 * Secrets that something runs through: a colour, the end of a line of a terminal that wrapped, with the time stamp of
 * the next, or the end of a string of source code that goes on in the next line.
 */
const seam =
  /\u001B+|(?<=[\w+/=%.~\u001B-])(?:["'`][ \t]{0,4}[+.\\][ \t]{0,4})?\\?\r?\n\u001B?(?:[^\s]{1,100}\t[^\t\r\n]{1,100}\t)?(?:\uFEFF?\d{4}-\d\d-\d\d[T ][\d:.,]{8,20}(?:Z|[+-][\d:]{4,6})?[ \t]|(?!\uFEFF?\d{4}-\d\d-\d\d[T ]))[ \t>|+*#-]{0,64}["'`]?(?=[\w+/=%.~\u001B])/gu

type Seam = {
  /** Where the text goes on behind it. */
  readonly end: number
  /** Where it stood, in the text without seams. */
  readonly at: number
  readonly isLineEnd: boolean
}

/** Lines with a seam in them or at their ends, without it; other lines are left out, which `seams` tells as well. */
type Unsewn = { readonly whole: string; readonly seams: readonly Seam[] }

/** Takes out the parts of such secrets on either side of the seam; seams stay. */
export function redactAcrossSeams(
  text: string,
  rules: readonly RedactionRule[],
  mark: (kind: string, secret: string) => string,
): string {
  const unsewnText = unsewn(text)
  if (unsewnText.seams.length === 0) return text
  return markSpans(
    text,
    rules.flatMap((rule) => partsBy(rule, unsewnText)),
    mark,
  )
}

function unsewn(text: string): Unsewn {
  const seams: Seam[] = []
  const pieces: string[] = []
  let [last, lineEnd, at] = [0, -1, 0]
  for (const { 0: found, index } of text.matchAll(seam)) {
    if (index > lineEnd) {
      if (lineEnd !== -1) pieces.push(text.slice(last, lineEnd), '\n')
      at += lineEnd === -1 ? 0 : lineEnd - last + 1
      last = text.lastIndexOf('\n', Math.max(0, index - 1)) + 1
      seams.push({ at, end: last, isLineEnd: true })
    }
    pieces.push(text.slice(last, index))
    at += index - last
    last = index + found.length
    seams.push({ at, end: last, isLineEnd: found.includes('\n') })
    if (last > lineEnd) lineEnd = endOfLine(text, last)
  }
  pieces.push(text.slice(last, lineEnd))
  return { whole: pieces.join(''), seams }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}

/** What the rule finds only, or finds more of, once the seams are out. */
function partsBy(rule: RedactionRule, { whole, seams }: Unsewn): readonly SecretSpan[] {
  const parts: SecretSpan[] = []
  let next = 0
  for (const match of whole.matchAll(rule.pattern)) {
    const start = match.index + (match.groups?.['before'] ?? '').length
    const end = match.index + match[0].length
    while ((seams[next]?.at ?? Infinity) <= start) next += 1
    if ((seams[next]?.at ?? Infinity) >= end) continue
    const bounds = seamsBefore(end, seams, next - 1)
    const to = endOfSecret(rule, { whole, bounds, from: match.index, end })
    for (const [index, { at, end: behind }] of bounds.entries()) {
      const [first, last] = [Math.max(at, start), Math.min(bounds[index + 1]?.at ?? to, to)]
      if (first < last) {
        parts.push({ kind: rule.kind, start: behind + first - at, end: behind + last - at })
      }
    }
  }
  return parts
}

type Found = {
  readonly whole: string
  /** The seam before the match, and those in it. */
  readonly bounds: readonly Seam[]
  readonly from: number
  readonly end: number
}

/**
 * Where the secret ends: a colour never ends it; a line does unless the next goes on with what only a secret would. It
 * is none at all, and ends where it begins, if it would have to go on in the next line and does not.
 */
function endOfSecret(
  { pattern, isOneLine = false }: RedactionRule,
  { whole, bounds, from, end }: Found,
): number {
  const lineEnds = bounds.slice(1).filter(({ isLineEnd }) => isLineEnd)
  const first = lineEnds[0]?.at
  if (first === undefined) return end
  const alone = new RegExp(pattern.source, pattern.flags.replace('g', ''))
  const isWhole = alone.test(whole.slice(from, first))
  if (isOneLine) return isWhole ? first : from
  // What begins like no word does needs no second sign.
  const hasPrefix = !pattern.source.includes('?<before>')
  for (const [index, { at }] of lineEnds.entries()) {
    const part = whole.slice(at, lineEnds[index + 1]?.at ?? end)
    const isNeeded = index === 0 && !isWhole
    const goesOn = isNeeded ? hasPrefix || !isWorded(part) : isRemainder(part)
    if (!goesOn) return isNeeded ? from : at
  }
  return end
}

function seamsBefore(end: number, seams: readonly Seam[], from: number): readonly Seam[] {
  let to = from
  while ((seams[to]?.at ?? Infinity) < end) to += 1
  return seams.slice(from, to)
}
