import type { Place, Symptom } from '../../model/symptom.ts'
import { likenessesOf } from './likenesses.ts'

/** One thing that failed (a test, a stack trace, a compiler's error) with every symptom that tells of it. */
export type FailingUnit = {
  readonly symptoms: readonly Symptom[]
  /** Index of the failure it stands in, and its lines in that log, both included; 0 for an annotation. */
  readonly failure: number
  readonly start: number
  readonly end: number
  /** Two units with one of these in common may well have one cause. */
  readonly likenesses: ReadonlySet<string>
}

/** What can be told apart, and what stands in a job in which nothing can. In the order of the symptoms. */
export type Units = { readonly units: readonly FailingUnit[]; readonly rest: readonly Symptom[] }

type Head = { readonly failure: number; start: number; end: number; readonly symptoms: Symptom[] }

/** What failed, one after the other; everything else that was read goes to what it stands nearest to. */
export function failingUnits(symptoms: readonly Symptom[]): Units {
  const heads = headsOf(symptoms)
  const nearest = nearestHead(heads)
  const isHead = new Set(heads.flatMap((head) => head.symptoms))
  const rest = symptoms.filter((symptom) => {
    if (isHead.has(symptom)) return false
    const head = nearest(symptom.at)
    head?.symptoms.push(symptom)
    return head === null
  })
  return { units: likenessesOf(heads), rest }
}

/** Failing tests and compilers' errors one by one, the frames of a trace together; only what is new. */
function headsOf(symptoms: readonly Symptom[]): readonly Head[] {
  const heads: Head[] = []
  const traces = new Map<string, Head>()
  for (const symptom of symptoms) {
    if (!isTelling(symptom)) continue
    const { failure, line } = symptom.at
    const trace = symptom.kind === 'stack-frame' ? `${failure} ${symptom.trace}` : null
    const known = trace === null ? undefined : traces.get(trace)
    if (known === undefined) {
      const head = { failure, start: line, end: line, symptoms: [symptom] }
      heads.push(head)
      if (trace !== null) traces.set(trace, head)
    } else {
      known.symptoms.push(symptom)
      known.start = Math.min(known.start, line)
      known.end = Math.max(known.end, line)
    }
  }
  return heads
}

function isTelling(symptom: Symptom): boolean {
  if (!symptom.novel) return false
  if (symptom.kind === 'diagnostic') return symptom.severity === 'error'
  return symptom.kind === 'failing-test' || symptom.kind === 'stack-frame'
}

/**
 * The head nearest to a place of the same failure, of two as near the one before; null where the failure has none.
 * Notes of the CI system stand on line 0, each by itself: there the same quote is near, and else the first head.
 */
export function nearestHead<One extends Omit<FailingUnit, 'likenesses'>>(
  heads: readonly One[],
): (place: Place) => One | null {
  const byFailure = Map.groupBy(
    heads.toSorted((a, b) => a.start - b.start),
    ({ failure }) => failure,
  )
  return ({ failure, line, quote }) => {
    const here = byFailure.get(failure) ?? []
    if (line === 0) {
      const noted = here.find(({ start, symptoms }) => start === 0 && symptoms[0]?.at.quote === quote)
      return noted ?? here[0] ?? null
    }
    const after = firstAfter(here, line)
    const [before, next] = [here[after - 1], here[after]]
    if (before === undefined || next === undefined) return before ?? next ?? null
    return next.start - line < line - before.end ? next : before
  }
}

/** Index of the first head that starts behind the line, by halving. */
function firstAfter(heads: readonly { readonly start: number }[], line: number): number {
  let [low, high] = [0, heads.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((heads[middle]?.start ?? 0) <= line) low = middle + 1
    else high = middle
  }
  return low
}
