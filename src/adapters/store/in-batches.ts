import { setImmediate, setTimeout } from 'node:timers/promises'

/** How things are done together: at most so many at once, never two that share a key. */
export type Batches<Item, Answer> = {
  readonly most: number
  readonly keysOf: (item: Item) => readonly string[]
  /** Does all or nothing, and answers in the order of the items. */
  readonly work: (items: readonly Item[]) => Promise<readonly Answer[]>
}

type Waiting<Item, Answer> = {
  readonly item: Item
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/** Between the end of one batch and the beginning of the next, at least: company for a moment's wait. */
const apartMs = 10

/**
 * Does one batch after the other: what comes in one turn of the event loop together, whatever comes until the next one
 * may begin together after it. So where it is quiet nothing waits for company, and the busier it is, the less each costs.
 * What fails together is done again one by one, so that nobody answers for another's fault.
 */
export function inBatches<Item, Answer>({
  most,
  keysOf,
  work,
}: Batches<Item, Answer>): (item: Item) => Promise<Answer> {
  let waiting: Waiting<Item, Answer>[] = []
  let isBusy = false
  let endedAt = Number.NEGATIVE_INFINITY

  const takeBatch = (): readonly Waiting<Item, Answer>[] => {
    const keys = new Set<string>()
    const [batch, rest]: [Waiting<Item, Answer>[], Waiting<Item, Answer>[]] = [[], []]
    for (const one of waiting) {
      const own = keysOf(one.item)
      const fits = batch.length < most && own.every((key) => !keys.has(key))
      // What has to wait for its like keeps that place: a third of the kind must not overtake it.
      for (const key of own) keys.add(key)
      ;(fits ? batch : rest).push(one)
    }
    waiting = rest
    return batch
  }

  const settle = async (batch: readonly Waiting<Item, Answer>[]): Promise<void> => {
    try {
      const answers = await work(batch.map(({ item }) => item))
      for (const [n, { resolve }] of batch.entries()) resolve(answers[n] as Answer)
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error)
      else for (const one of batch) await settle([one])
    }
  }

  const pump = async (): Promise<void> => {
    isBusy = true
    while (waiting.length > 0) {
      const early = endedAt + apartMs - performance.now()
      // Work that never waits would else be done for the first before the second of the same moment is heard of.
      await (early > 0 ? setTimeout(early) : setImmediate())
      await settle(takeBatch())
      endedAt = performance.now()
    }
    isBusy = false
  }

  return async (item) =>
    await new Promise<Answer>((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!isBusy) void pump()
    })
}
