import type { Diagnostic, StackFrame, Symptom } from '../../model/symptom.ts'
import { masked } from './mask.ts'

/** FNV-1a over UTF-16 units, 32 bits, from the given start value (http://www.isthe.com/chongo/tech/comp/fnv/). */
const fnv = (text: string, start: number): string => {
  let hash = start
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** What tells one error from another: no numbers, places or ids, but its words and where it was raised. */
const essence = (symptom: Symptom): string | null => {
  switch (symptom.kind) {
    case 'error-message':
      return `error ${symptom.type} ${masked(symptom.text)}`
    case 'diagnostic':
      return symptom.severity === 'error'
        ? `diagnostic ${symptom.code} ${symptom.path} ${masked(symptom.message)}`
        : null
    case 'failing-test':
      return `test ${symptom.suite} ${masked(symptom.name)}`
    case 'stack-frame':
      return symptom.origin === 'first-party' ? `frame ${symptom.path} ${masked(symptom.symbol ?? '')}` : null
    case 'infrastructure-sign':
      return `sign ${symptom.sign}`
    case 'flaky-test':
      return `flaky ${symptom.suite} ${masked(symptom.name)}`
    default:
      return null
  }
}

/** So many times as often as the first one: then it is the echo of a failure, not the failure. */
const ECHOES = 4

type Told = { readonly text: string; readonly index: number }

/**
 * The commonest, and of equals the first by the alphabet: jobs that run in parallel print in any order. Where it is
 * told over and over after another one, that other one began it and is taken: the first from the given index on.
 */
const tellingOf = (told: readonly Told[], from: number): string => {
  const counts = new Map<string, number>()
  for (const { text } of told) counts.set(text, (counts.get(text) ?? 0) + 1)
  let best = ''
  for (const [text, count] of counts) {
    const before = counts.get(best) ?? 0
    if (count > before || (count === before && text < best)) best = text
  }
  const first = told.find(({ index }) => index >= from)?.text
  const echoed = first !== undefined && (counts.get(best) ?? 0) >= ECHOES * (counts.get(first) ?? 1)
  return echoed ? first : best
}

/** What one place's compiler says, without the place. */
const saying = ({ code, message }: Diagnostic): string => `${code} ${masked(message)}`

/**
 * The first error: what a compiler says after it is mostly its echo. Of places that are told the same, the first by
 * the alphabet: files are compiled in any order.
 */
const firstError = (novel: readonly Symptom[]): string => {
  const errors = novel.filter(
    (one): one is Diagnostic => one.kind === 'diagnostic' && one.severity === 'error',
  )
  const first = errors[0]
  if (first === undefined) return ''
  const same = errors.filter((one) => saying(one) === saying(first)).map((one) => essence(one) ?? '')
  return same.reduce((least, text) => (text < least ? text : least))
}

const SET_UP =
  /\bset[ _-]?up\b|\bsetUp|\bbefore ?(?:all|each|class|suite)\b|\bBefore(?:All|Each|Class|Suite)|\bTestMain\b|\binitializationError\b/i

/** True for a failing set-up: the tests that follow fail for it. */
export const isSetUp = ({ at }: Symptom): boolean => SET_UP.test(at.quote)

/** Where what failed first begins: with a set-up, whose tests fail for it, else with the first failing test. */
const startOf = (novel: readonly Symptom[]): { readonly at: number; readonly setUp: boolean } => {
  const isTest = ({ kind }: Symptom): boolean => kind === 'failing-test'
  const setUp = novel.findIndex((one) => isTest(one) && isSetUp(one))
  return setUp === -1
    ? { at: Math.max(0, novel.findIndex(isTest)), setUp: false }
    : { at: setUp, setUp: true }
}

/** The innermost own frame of each trace. */
const innermostFrames = (novel: readonly Symptom[]): ReadonlySet<Symptom> => {
  const innermost = new Map<string, StackFrame>()
  for (const symptom of novel) {
    if (symptom.kind !== 'stack-frame' || symptom.origin !== 'first-party') continue
    const trace = `${symptom.at.failure} ${symptom.trace}`
    const known = innermost.get(trace)
    if (known === undefined || symptom.depth < known.depth) innermost.set(trace, symptom)
  }
  return new Set(innermost.values())
}

/**
 * A name for the failure: the same over runs of one failure, different for different causes; in doubt different.
 * Made of the first new error of a compiler, and of the error, innermost own frame and failing test that the others
 * follow from, else the commonest.
 */
export const signatureOf = (symptoms: readonly Symptom[], fallback: string): string => {
  const novel = symptoms.filter((symptom) => symptom.novel)
  const innermost = innermostFrames(novel)
  const start = startOf(novel)
  const of = (kind: Symptom['kind']): string => {
    const told = novel.flatMap((symptom, index) => {
      const counts = symptom.kind === kind && (kind !== 'stack-frame' || innermost.has(symptom))
      const text = counts ? essence(symptom) : null
      return text === null ? [] : [{ text, index }]
    })
    const first = start.setUp ? told.find(({ index }) => index >= start.at)?.text : undefined
    return first ?? tellingOf(told, start.at)
  }
  const parts = [
    firstError(novel),
    of('error-message'),
    of('stack-frame'),
    of('failing-test'),
    of('infrastructure-sign'),
  ]
  // A flake that stands beside a failure comes and goes.
  const otherwise = of('flaky-test') || `text ${masked(fallback)}`
  const text = parts.every((part) => part === '') ? otherwise : parts.join('\n')
  return fnv(text, 0x811c9dc5) + fnv(text, 0x01234567)
}
