import { Refusal } from '../../../engine/model/refusal.ts'

/** Answers to some of a batch; what is missing is asked again in smaller batches. */
export type BatchAnswer<Item, Result> = {
  readonly answers: ReadonlyMap<Item, Result>
  /** Why some were not answered; null when all were. */
  readonly refusal: Refusal | null
}

export type BatchedAnswers<Item, Result> = {
  readonly answers: ReadonlyMap<Item, Result>
  readonly unanswered: readonly Item[]
  /** The last reason for those left unanswered; null where there are none. */
  readonly refusal: Refusal | null
}

/** How many answers in all may fall short before the rest is given up. */
const FAILURES = 8

/**
 * Asks for many things in batches, in order. GitHub cuts heavy queries short by 502 or by partial data, and how heavy
 * is not foretold, so a batch that falls short halves the size, down to one, and one that succeeds doubles it again.
 * Ends early, leaving the rest unanswered, at a rate limit, a missing permission, too many failures, or once `calls`
 * batches were asked for.
 */
export async function inAdaptiveBatches<Item, Result>(
  items: readonly Item[],
  size: number,
  ask: (batch: readonly Item[]) => Promise<BatchAnswer<Item, Result>>,
  calls = Number.POSITIVE_INFINITY,
): Promise<BatchedAnswers<Item, Result>> {
  const answers = new Map<Item, Result>()
  const unanswered: Item[] = []
  let waiting = [...items]
  let refusal: Refusal | null = null
  for (let failures = 0, asked = 0, now = size; waiting.length > 0 && asked < calls; asked += 1) {
    const batch = waiting.slice(0, now)
    const answer = await answerOf(batch, ask)
    for (const [item, result] of answer.answers) answers.set(item, result)
    const missing = batch.filter((item) => !answers.has(item))
    waiting = waiting.slice(batch.length)
    now = missing.length === 0 ? Math.min(size, now * 2) : Math.max(1, Math.floor(batch.length / 2))
    if (missing.length === 0) continue
    refusal = answer.refusal
    failures += 1
    if (batch.length === 1) unanswered.push(...missing)
    else waiting = [...missing, ...waiting]
    if (failures === FAILURES || isFinal(answer.refusal)) break
  }
  const left = [...unanswered, ...waiting]
  return { answers, unanswered: left, refusal: left.length === 0 ? null : refusal }
}

async function answerOf<Item, Result>(
  batch: readonly Item[],
  ask: (batch: readonly Item[]) => Promise<BatchAnswer<Item, Result>>,
): Promise<BatchAnswer<Item, Result>> {
  try {
    return await ask(batch)
  } catch (error) {
    if (error instanceof Refusal) return { answers: new Map(), refusal: error }
    throw error
  }
}

function isFinal(refusal: Refusal | null): boolean {
  if (refusal === null) return false
  return (
    refusal.kind === 'missing-permission' || refusal.kind === 'misconfigured' || refusal.retryAfterMs !== null
  )
}
