import { judge } from '../../engine/judge/judge.ts'
import { type Ballot, ballotFor, noneOfThese } from '../../engine/judge/ranking/election/ballot.ts'
import type { Dossier } from '../../engine/model/dossier.ts'
import type { ChangeId, Instant } from '../../engine/model/ids.ts'
import type { Judgement } from '../../engine/model/judgement.ts'
import type { Policy } from '../../engine/model/policy.ts'
import type { Suspect } from '../../engine/model/suspect.ts'
import { type Draw, seededRandom, seedOf } from '../seeded-random.ts'
import type { Truth } from '../truth.ts'
import { drawCandidates } from './draw-candidates.ts'
import { lessonOf } from './lesson-of.ts'
import type { Dropped } from './screen-examples.ts'
import type { TuningExample } from './tuning-example.ts'

/** The ballot asks for five at most. */
const listLength = 5
/** One case in so many also teaches to answer that none did it: its culprits are taken out. */
const noneEvery = 5

export type MadeExamples = {
  readonly examples: readonly TuningExample[]
  /** Why there are none; null where there are. */
  readonly because: Dropped | null
}

/**
 * The examples that a case gives: the question about 2 to 20 of its changes, the culprit among them, and for one case
 * in five a second one without it. The dossier must hold no secrets and nothing later than the incident. The same
 * dossier and truth give the same examples.
 */
export function makeExamples(
  dossier: Dossier,
  truth: Truth & { readonly at: Instant },
  policy: Policy,
): MadeExamples {
  const judgement = judge(dossier, policy)
  const culprits = new Set(truth.culprits)
  const there = judgement.ranking.suspects.filter(({ id }) => culprits.has(id))
  if (there.length < culprits.size) return { examples: [], because: 'culprit-not-in-range' }
  const draw = seededRandom(seedOf(truth.id))
  const ground = { dossier, judgement, truth, draw }
  const whole = exampleOf(ground, culprits, 'whole')
  if (whole === null) return { examples: [], because: 'too-few-changes' }
  const also = culprits.size > 0 && draw(noneEvery) === 0
  const none = also ? exampleOf(ground, culprits, 'without-culprits') : null
  return { examples: none === null ? [whole] : [whole, none], because: null }
}

type Ground = {
  readonly dossier: Dossier
  readonly judgement: Judgement
  readonly truth: Truth & { readonly at: Instant }
  readonly draw: Draw
}

function exampleOf(
  { dossier, judgement, truth, draw }: Ground,
  culprits: ReadonlySet<ChangeId>,
  what: 'whole' | 'without-culprits',
): TuningExample | null {
  const isNone = what === 'without-culprits' || culprits.size === 0
  const shown = isNone ? withoutCulprits(judgement, culprits) : judgement
  const suspects = drawCandidates(shown, culprits, draw)
  if (suspects.length === 0) return null
  const running = suspects.flatMap(({ id }) => dossier.changes.find((change) => change.id === id) ?? [])
  const { id } = dossier.incident
  const heat = draw(2) === 0 ? 'full' : 'diffs'
  const ballots = {
    cause: ballotFor(dossier, judgement.reading, running, { seed: `${id}/${what}/1.0/0`, detail: heat }),
    list: ballotFor(dossier, judgement.reading, running, { seed: `${id}/${what}/last/0`, detail: 'diffs' }),
  }
  const guilty = suspects.filter((one) => culprits.has(one.id))
  const others = suspects.filter((one) => !culprits.has(one.id))
  const causeOn = (ballot: Ballot): readonly string[] => (isNone ? [noneOfThese] : namesOn(ballot, guilty))
  const telling = judgement.reading.tellingLines.map(({ quote }) => quote)
  const failure = telling.length > 0 ? telling : dossier.failures.map(({ log }) => log.text)
  const answer = (ranking: readonly string[]): string =>
    JSON.stringify({ ranking: ranking.slice(0, listLength) })
  return {
    id: truth.id,
    repo: truth.repo,
    at: truth.at,
    questions: { cause: ballots.cause.question, list: ballots.list.question },
    answers: {
      cause: answer(causeOn(ballots.cause)),
      list: answer([...causeOn(ballots.list), ...namesOn(ballots.list, others)]),
    },
    candidates: suspects.length,
    isNone,
    blamed: [...culprits].toSorted().join(' '),
    lesson: lessonOf(failure, [truth.repo, ...culprits]),
    scene: lessonOf(failure, [truth.repo, ...judgement.ranking.suspects.map(({ id }) => id)]),
  }
}

function namesOn({ changeOf }: Ballot, suspects: readonly Suspect[]): readonly string[] {
  const nameOf = new Map([...changeOf].map(([name, id]) => [id, name]))
  return suspects.flatMap(({ id }) => nameOf.get(id) ?? [])
}

function withoutCulprits(judgement: Judgement, culprits: ReadonlySet<ChangeId>): Judgement {
  const { ranking, candidates } = judgement
  return {
    ...judgement,
    ranking: { ...ranking, suspects: ranking.suspects.filter(({ id }) => !culprits.has(id)) },
    candidates: candidates.filter(({ id }) => !culprits.has(id)),
  }
}
