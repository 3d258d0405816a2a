import { seededDraw, shuffled, type Draw } from '../../src/engine/judge/ranking/election/draw.ts'
import type { ModelAnswer, LanguageModel, ModelQuestion } from '../../src/engine/ports.ts'

/** A change as a judge sees it on a ballot. */
export type Seen = {
  readonly id: string
  readonly title: string
  readonly paths: readonly string[]
  readonly linesAdded: number
  readonly linesRemoved: number
}

/**
 * What a judge answers: ids, the likeliest first. It may break every rule, so the type promises nothing. `model` is the
 * one that was asked for, for a server that plays several.
 */
export type Mind = (ballot: readonly Seen[], draw: Draw, model?: string) => unknown

export type IsCulprit = (seen: Seen) => boolean

const none = 'none'
const mostPicks = 5

/** Always right: the culprit first, or "none" where it is not on the ballot. */
export function perfectMind(isCulprit: IsCulprit): Mind {
  return (ballot) => ({
    ranking: ballot
      .filter(isCulprit)
      .map(({ id }) => id)
      .concat(none)
      .slice(0, mostPicks),
  })
}

/**
 * A noisy oracle. In each heat it knows the answer with probability `rate` (0.6): then it puts the culprit first and four
 * drawn changes behind it, or, where the culprit is not there, "none" first. Otherwise it names five changes drawn from
 * the ballot without looking. It never looks at the order of the list, and each heat is drawn anew.
 */
export function mediocreMind(isCulprit: IsCulprit, rate = 0.6): Mind {
  return (ballot, draw) => {
    const drawn = shuffled(ballot, draw).map(({ id }) => id)
    if (draw(1_000_000) >= rate * 1_000_000) return { ranking: drawn.slice(0, mostPicks) }
    const culprits = ballot.filter(isCulprit).map(({ id }) => id)
    const first = culprits.length === 0 ? [none] : culprits
    return { ranking: [...new Set([...first, ...drawn])].slice(0, mostPicks) }
  }
}

/**
 * Biased by position: looks at the first `attention` changes of the list only. Where the culprit is among them, it knows
 * it as often as the noisy oracle; otherwise it names what stands at the top.
 */
export function biasedMind(isCulprit: IsCulprit, attention = 8, rate = 0.6): Mind {
  return (ballot, draw) => {
    const top = ballot.slice(0, attention).map(({ id }) => id)
    const culprits = ballot
      .slice(0, attention)
      .filter(isCulprit)
      .map(({ id }) => id)
    const knows = draw(1_000_000) < rate * 1_000_000
    return { ranking: [...new Set([...(knows ? culprits : []), ...top])].slice(0, mostPicks) }
  }
}

/** The changes on the ballot of a question. */
export function ballotOf({ user }: Pick<ModelQuestion, 'user'>): readonly Seen[] {
  const read = JSON.parse(user) as { readonly changes?: readonly Seen[] }
  return read.changes ?? []
}

/** What draws of a judge follow from: the question itself, so that the same question gets the same answer. */
export function drawFor({ user }: Pick<ModelQuestion, 'user'>, seed: string): Draw {
  return seededDraw(`${seed}/${user}`)
}

/** A judge in this process; counts what it was asked. It explains nothing. */
export function judgeInProcess(
  mind: Mind,
  seed = 'judge',
): LanguageModel & { readonly asked: ModelQuestion[] } {
  const asked: ModelQuestion[] = []
  return {
    asked,
    ask: (question): Promise<ModelAnswer> => {
      asked.push(question)
      const json = mind(ballotOf(question), drawFor(question, seed))
      return Promise.resolve({ kind: 'answered', json, tokens: 100 })
    },
  }
}
