import { Refusal } from '../../../src/engine/model/refusal.ts'
import type { Call } from '../../../test/double/call-log.ts'
import { type Cell, cellsOf } from './endpoints.ts'
import type { Flow, Outcome } from './flow.ts'

/** What a cell came to. `refused` was said in words and done by a later go. */
export type CellEnd =
  | 'unharmed'
  | 'told'
  | 'refused'
  | 'crash'
  | 'unflagged gap'
  | 'written twice'
  | 'not mended'

export type Struck = {
  readonly flow: string
  readonly cell: Cell
  readonly end: CellEnd
  readonly says: string
}

/** A call that is sent again after an error may be sent this often at most. */
const mostTries = 4

/** Longest wait for an answer while one hangs; the App's own is thirty seconds. */
const patienceMs = 300

type Tried = Outcome | Refusal

const tryIt = async (flow: Flow): Promise<Tried> => {
  try {
    return await flow.go()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** Time-outs come sooner while this runs. */
async function impatiently<T>(work: () => Promise<T>): Promise<T> {
  const timeout = AbortSignal.timeout.bind(AbortSignal)
  AbortSignal.timeout = (milliseconds) => timeout(Math.min(milliseconds, patienceMs))
  try {
    return await work()
  } finally {
    AbortSignal.timeout = timeout
  }
}

const sameCall = ({ method, path, query, body }: Call): string => JSON.stringify([method, path, query, body])

function mostRepeated(calls: readonly Call[]): number {
  const counts = [...Map.groupBy(calls, sameCall).values()].map((group) => group.length)
  return Math.max(0, ...counts)
}

type Calm = { readonly outcome: Outcome; readonly made: Readonly<Record<string, number>> }

const isMore = (made: Readonly<Record<string, number>>, calm: Calm): boolean =>
  Object.entries(made).some(([name, count]) => count > (calm.made[name] ?? 0))

function endOf(tried: Tried, calm: Calm): readonly [CellEnd, string] {
  if (tried instanceof Refusal) return ['refused', tried.message]
  if (tried.refused !== null) return ['refused', tried.refused]
  const news = tried.missing.filter((one) => !calm.outcome.missing.includes(one))
  if (tried.known !== calm.outcome.known && news.length === 0)
    return ['unflagged gap', tried.missing.join('; ')]
  return news.length > 0 ? ['told', news.join('; ')] : ['unharmed', '']
}

async function strike(flow: Flow, cell: Cell, calm: Calm): Promise<readonly [CellEnd, string]> {
  const before = flow.double.calls.length
  const handle = flow.double.fault(cell.strike)
  const hangs = cell.strike.kind === 'hang'
  const tried = await (hangs ? impatiently(() => tryIt(flow)) : tryIt(flow)).finally(handle.clear)
  const [end, says] = endOf(tried, calm)
  if (end === 'unflagged gap') return [end, says]
  if (isMore(flow.made(), calm)) return ['written twice', JSON.stringify(flow.made())]
  const struck = flow.double.calls.slice(before).filter((call) => call.fault !== null)
  if (mostRepeated(struck) > mostTries) return ['crash', `sent ${mostRepeated(struck)} times`]
  if (end !== 'refused') return [end, says]
  const again = await tryIt(flow)
  if (isMore(flow.made(), calm)) return ['written twice', `at the second go ${JSON.stringify(flow.made())}`]
  const mended = !(again instanceof Refusal) && again.known === calm.outcome.known && again.refused === null
  return mended ? [end, says] : ['not mended', again instanceof Refusal ? again.message : 'other knowledge']
}

/**
 * Strikes every `every`-th cell of a flow, beginning with the `first`-th (from 0), one after the other on the same
 * world, which is put back in between.
 */
export async function strikeCells(flow: Flow, every = 1, first = 0): Promise<readonly Struck[]> {
  const before = flow.double.calls.length
  const calm: Calm = { outcome: await flow.go(), made: flow.made() }
  if (calm.outcome.refused !== null) throw new Error(`${flow.name} is refused: ${calm.outcome.refused}`)
  const cells = cellsOf(flow.double.calls.slice(before))
  await flow.reset()
  const ends: Struck[] = []
  for (const cell of cells.filter((_, index) => index % every === first % every)) {
    flow.double.calls.length = 0
    try {
      const [end, says] = await strike(flow, cell, calm)
      ends.push({ flow: flow.name, cell, end, says })
    } catch (error) {
      const says = error instanceof Error ? (error.stack ?? error.message) : String(error)
      ends.push({ flow: flow.name, cell, end: 'crash', says })
    }
    await flow.reset()
  }
  return ends
}
