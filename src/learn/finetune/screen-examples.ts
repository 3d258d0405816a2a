import { poisonIn } from './poison.ts'
import type { TuningExample } from './tuning-example.ts'

/** Why a case or an example is not taught. */
export type Dropped =
  | 'undated'
  | 'not-gathered'
  | 'culprit-not-in-range'
  | 'culprit-after-incident'
  | 'too-few-changes'
  | 'names-what-came-later'
  | 'poisoned'
  | 'contradicted'
  | 'duplicate'
  | 'known-to-the-later-period'

export const droppedSays: Readonly<Record<Dropped, string>> = {
  undated: 'the case has no date, so it cannot be told from later ones',
  'not-gathered': 'the facts of the case could not be gathered',
  'culprit-not-in-range': 'a culprit is not among the changes of the range',
  'culprit-after-incident': 'a culprit was merged after the incident was seen',
  'too-few-changes': 'there are fewer than two changes to choose from',
  'names-what-came-later':
    'the question names a commit or a title that did not exist when the incident was seen',
  poisoned: 'its text holds marks of a chat template or instructions to a model',
  contradicted: 'another case says of the same failure among the same changes that something else did it',
  duplicate: 'an earlier case teaches the same',
  'known-to-the-later-period':
    'the later period, which is measured on, holds the same failure with the same cause',
}

export type Screened = {
  readonly kept: readonly TuningExample[]
  readonly dropped: readonly { readonly id: string; readonly because: Dropped }[]
}

/**
 * Takes out what must not be taught: poisoned text, answers that contradict each other (nobody knows which is right, so
 * all go), and repeated lessons (the earliest stays). In the order of time, then of ids.
 */
export function screenExamples(examples: readonly TuningExample[]): Screened {
  const inOrder = examples.toSorted(byTime)
  const answersOf = Map.groupBy(inOrder, ({ scene }) => scene)
  const seen = new Map<string, string>()
  const dropped: { readonly id: string; readonly because: Dropped }[] = []
  const kept = inOrder.filter((one) => {
    const because = whyNot(one, answersOf.get(one.scene) ?? [], seen)
    if (because !== null) dropped.push({ id: one.id, because })
    else seen.set(one.lesson, one.id)
    return because === null
  })
  return { kept, dropped }
}

/** The examples whose lesson the later period does not hold: what is measured must not have been taught. */
export function apartFrom(earlier: readonly TuningExample[], later: readonly TuningExample[]): Screened {
  const held = new Set(later.map(({ lesson }) => lesson))
  return {
    kept: earlier.filter(({ lesson }) => !held.has(lesson)),
    dropped: earlier
      .filter(({ lesson }) => held.has(lesson))
      .map(({ id }) => ({ id, because: 'known-to-the-later-period' })),
  }
}

function whyNot(
  one: TuningExample,
  ofScene: readonly TuningExample[],
  seen: ReadonlyMap<string, string>,
): Dropped | null {
  if (poisonIn(one.questions.cause.user + one.questions.list.user) !== null) return 'poisoned'
  if (ofScene.some(({ blamed }) => blamed !== one.blamed)) return 'contradicted'
  return (seen.get(one.lesson) ?? one.id) === one.id ? null : 'duplicate'
}

function byTime(a: TuningExample, b: TuningExample): number {
  return Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : Number(a.id > b.id))
}
