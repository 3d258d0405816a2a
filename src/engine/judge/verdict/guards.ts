import type { Facts } from '../../model/dossier.ts'
import type { Attempt } from '../../model/failure.ts'
import type { InfrastructureSign, Reading } from '../../model/symptom.ts'
import type { Verdict } from '../../model/verdict.ts'

export type Silence = Extract<Verdict, { kind: 'silent' }>

/** One reason to name nobody; null where it does not hold. */
export type Guard = (facts: Facts, reading: Reading) => Silence | null

const emptyRange: Guard = ({ range }) => {
  if (range.kind !== 'empty') return null
  const says =
    range.because === 'same-commit'
      ? 'The same commit was good before: no change in code separates good from bad.'
      : 'The failing commit is older than the last good one: this rolls back, it brings nothing new.'
  return { kind: 'silent', because: 'empty-range', says }
}

const noChanges: Guard = ({ range, changes }) => {
  if (changes.length > 0 || range.kind === 'empty') return null
  return range.kind === 'open'
    ? {
        kind: 'silent',
        because: 'open-range',
        says: 'No last good state is known, so there is no range to look in.',
      }
    : {
        kind: 'silent',
        because: 'empty-range',
        says: 'No change entered between the last good commit and the bad one.',
      }
}

/** Attempts that say something about the code, newest first: cancelled, skipped and running ones do not. */
function finished(attempts: readonly Attempt[]): readonly Attempt[] {
  return attempts.filter(({ outcome }) => outcome === 'passed' || outcome === 'failed')
}

const recovered: Guard = ({ incident, attempts }) => {
  const newest = finished(attempts)[0]
  if (newest?.outcome !== 'passed' || newest.sha === incident.badSha) return null
  return { kind: 'silent', because: 'recovered', says: 'The newest finished attempt passed: it works again.' }
}

const flaky: Guard = ({ incident, attempts }) => {
  const here = new Set(
    finished(attempts).flatMap(({ sha, outcome }) => (sha === incident.badSha ? [outcome] : [])),
  )
  if (!here.has('passed') || !here.has('failed')) return null
  return {
    kind: 'silent',
    because: 'flaky',
    says: 'It passed and failed on the same commit: that is a flake.',
  }
}

/**
 * A failure speaks against the code only between two successes of what was good before. Where another commit that had
 * passed before it fails after it, something beneath both has changed.
 */
const failsElsewhereToo: Guard = ({ incident, attempts }) => {
  const timed = finished(attempts).flatMap((one) =>
    one.at === null ? [] : [{ ...one, time: Date.parse(one.at) }],
  )
  const failedHere = timed.filter(({ sha, outcome }) => sha === incident.badSha && outcome === 'failed')
  if (failedHere.length === 0) return null
  const begun = Math.min(...failedHere.map(({ time }) => time))
  const others = Map.groupBy(
    timed.filter(({ sha }) => sha !== incident.badSha),
    ({ sha }) => sha,
  )
  const turned = [...others.values()].some((tries) => {
    const newest = tries.reduce((one, other) => (other.time > one.time ? other : one))
    const passedBefore = tries.some(({ outcome, time }) => outcome === 'passed' && time < begun)
    return passedBefore && newest.outcome === 'failed' && newest.time > begun
  })
  if (!turned) return null
  return {
    kind: 'silent',
    because: 'outside-cause',
    says: 'A commit that passed before this failure fails after it as well: what changed lies outside of the code.',
  }
}

const cancelled: Guard = ({ incident, attempts }) => {
  const here = attempts.filter(({ sha }) => sha === incident.badSha)
  if (here.length === 0 || here.some(({ outcome }) => outcome !== 'missing')) return null
  return {
    kind: 'silent',
    because: 'infrastructure',
    says: 'Every attempt at this commit was cancelled or skipped: that says nothing about the code.',
  }
}

/** Something new that a change to code could have broken: a failing test, a compiler's error, an own stack frame. */
function blamesCode({ symptoms }: Reading): boolean {
  return symptoms.some(
    (symptom) =>
      symptom.novel &&
      (symptom.kind === 'failing-test' ||
        (symptom.kind === 'diagnostic' && symptom.severity === 'error') ||
        (symptom.kind === 'stack-frame' && symptom.origin === 'first-party')),
  )
}

/** What a service says that a change has just broken: it does not answer, takes too long or more memory than it has. */
const ofServices: ReadonlySet<InfrastructureSign['sign']> = new Set([
  'no-answer',
  'time-out',
  'out-of-memory',
])

const infrastructure: Guard = ({ incident }, reading) => {
  const isOfService = incident.failing.kind === 'deployment' || incident.failing.kind === 'alert'
  const signs = reading.symptoms.some(
    (one) => one.kind === 'infrastructure-sign' && one.novel && !(isOfService && ofServices.has(one.sign)),
  )
  if (!signs || blamesCode(reading)) return null
  return {
    kind: 'silent',
    because: 'infrastructure',
    says: 'The log tells of the machine or the network, and of no test, compiler or code that failed.',
  }
}

const passedOnRetry: Guard = (_facts, reading) => {
  const retried = reading.symptoms.some(({ kind, novel }) => kind === 'flaky-test' && novel)
  const otherError = reading.symptoms.some((one) => one.kind === 'error-message' && one.novel && one.type)
  if (!retried || otherError || blamesCode(reading)) return null
  return {
    kind: 'silent',
    because: 'flaky',
    says: 'A test failed and passed when it was tried again, and nothing else failed: that is a flake.',
  }
}

/**
 * In this order; the first that holds decides. Guards fail closed: what they cannot know they do not excuse. A sign of
 * the machine goes before a flake beside it: the test that was tried again has passed, so it is not what failed.
 */
export const guards: readonly Guard[] = [
  emptyRange,
  noChanges,
  flaky,
  recovered,
  failsElsewhereToo,
  cancelled,
  infrastructure,
  passedOnRetry,
]
