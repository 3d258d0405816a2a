import type { Dossier } from '../model/dossier.ts'
import type { Failure, JobPlace } from '../model/failure.ts'
import type { Place, Reading, Symptom } from '../model/symptom.ts'
import { trueLine } from '../model/true-line.ts'

/** What one failing job says, in its own words. */
export type FailureExcerpt = {
  /** Untrusted. */
  readonly job: string
  /** Where that job stands on the forge, where that is known. */
  readonly at?: JobPlace
  /** Untrusted lines in log order; `line` is 1-based, 0 for an annotation. */
  readonly lines: readonly { readonly line: number; readonly text: string }[]
  /** How the lines were chosen: they tell of the failure, or they are merely the last ones; or why there are none. */
  readonly chosen: 'telling' | 'last-lines' | 'empty' | 'unread'
}

const linesShown = 6
const mostLineLength = 2000

/** One excerpt a failing job, in the dossier's order. */
export function failureExcerpts({ failures }: Dossier, reading: Reading): readonly FailureExcerpt[] {
  return failures.map((failure, index) => {
    const job = { job: failure.name, ...(failure.at === undefined ? {} : { at: failure.at }) }
    const places = placesOf(index, reading)
    if (places.length > 0) return { ...job, lines: places, chosen: 'telling' }
    const last = lastLines(failure)
    if (last.length > 0) return { ...job, lines: last, chosen: 'last-lines' }
    const chosen = failure.log.completeness.kind === 'unknown' ? 'unread' : 'empty'
    return { ...job, lines: [], chosen }
  })
}

/** The errors first, then where they were raised, then the failing tests, then other telling lines; no text twice. */
function placesOf(failure: number, reading: Reading): FailureExcerpt['lines'] {
  const novel = reading.symptoms.filter((symptom) => symptom.novel)
  const loudest = [0, 1, 2].flatMap((rank) => novel.filter((symptom) => loudness(symptom) === rank))
  const chosen = new Map<string, Place>()
  for (const place of [...loudest.map(({ at }) => at), ...reading.tellingLines]) {
    const text = place.quote.trim()
    if (place.failure === failure && chosen.size < linesShown && !chosen.has(text)) chosen.set(text, place)
  }
  return [...chosen.values()]
    .sort((a, b) => a.line - b.line)
    .map(({ line, quote }) => ({ line, text: quote.slice(0, mostLineLength) }))
}

function loudness(symptom: Symptom): number | null {
  if (symptom.kind === 'error-message' || symptom.kind === 'diagnostic') return 0
  if (symptom.kind === 'stack-frame')
    return symptom.origin === 'first-party' && symptom.depth === 0 ? 1 : null
  return symptom.kind === 'failing-test' ? 2 : null
}

/** The last lines that hold anything, found from the end so that the size of a log does not matter. */
function lastLines({ log, annotations }: Failure): FailureExcerpt['lines'] {
  const tail = log.text.slice(-linesShown * mostLineLength)
  const before = countLines(log.text) - countLines(tail)
  const numberOf = trueLine(log.elisions)
  const lines = tail
    .split('\n')
    .map((text, index) => ({ line: numberOf(before + index + 1), text: text.slice(0, mostLineLength) }))
    .filter(({ text }) => text.trim() !== '')
    .slice(-linesShown)
  if (lines.length > 0) return lines
  return annotations
    .slice(0, linesShown)
    .map(({ message }) => ({ line: 0, text: message.slice(0, mostLineLength) }))
}

function countLines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
