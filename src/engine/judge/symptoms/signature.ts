import type { Symptom } from '../../model/symptom.ts'
import { maskNumbers, maskVolatile } from './mask.ts'

const masked = (text: string): string => maskNumbers(maskVolatile(text)).slice(0, 400)

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
    default:
      return null
  }
}

/** The commonest, and of equals the first by the alphabet: jobs that run in parallel print in any order. */
const commonest = (essences: readonly string[]): string => {
  const counts = new Map<string, number>()
  for (const text of essences) counts.set(text, (counts.get(text) ?? 0) + 1)
  let best = ''
  for (const [text, count] of counts) {
    const before = counts.get(best) ?? 0
    if (count > before || (count === before && text < best)) best = text
  }
  return best
}

/**
 * A name for the failure: the same over runs of one failure, different for different causes; in doubt different.
 * Made of the commonest new error, diagnostic, innermost own frame and failing test.
 */
export const signatureOf = (symptoms: readonly Symptom[], fallback: string): string => {
  const novel = symptoms.filter((symptom) => symptom.novel)
  const innermost = new Map<string, Symptom>()
  for (const symptom of novel) {
    if (symptom.kind !== 'stack-frame' || symptom.origin !== 'first-party') continue
    const trace = `${symptom.at.failure} ${symptom.trace}`
    const known = innermost.get(trace)
    if (known?.kind !== 'stack-frame' || symptom.depth < known.depth) innermost.set(trace, symptom)
  }
  const of = (kind: Symptom['kind']): string => {
    const some =
      kind === 'stack-frame' ? [...innermost.values()] : novel.filter((symptom) => symptom.kind === kind)
    return commonest(some.map(essence).filter((text) => text !== null))
  }
  const parts = [
    of('diagnostic'),
    of('error-message'),
    of('stack-frame'),
    of('failing-test'),
    of('infrastructure-sign'),
  ]
  const text = parts.every((part) => part === '') ? `text ${masked(fallback)}` : parts.join('\n')
  return fnv(text, 0x811c9dc5) + fnv(text, 0x01234567)
}
