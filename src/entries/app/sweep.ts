import { createHash } from 'node:crypto'

import type { HookAttempt, Missed } from '../../compose/compose-app.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import type { Clock } from '../../engine/ports.ts'
import type { Accepted, SignedDelivery } from './receiver.ts'

export type SweepParts = {
  readonly missed: Pick<Missed, 'attempts' | 'payload'>
  /** Which of these deliveries are recorded already. */
  readonly known: (guids: readonly string[]) => Promise<ReadonlySet<string>>
  readonly recover: (delivery: SignedDelivery) => Promise<Accepted>
  /** Whether anything can come of such a delivery. */
  readonly isHandled: (event: string, action: string | null) => boolean
  readonly clock: Clock
}

/** Looks back so many milliseconds for what did not arrive. Answers in words. */
export type Sweep = (backMs: number) => Promise<string>

/** Deliveries that are on their way may show late in GitHub's list. */
const overlapMs = 10 * 60_000
/** Pages of a hundred deliveries that are read in one go, which takes some minutes. */
const mostPages = 300
const mostRemembered = 20_000

type Rest = { readonly since: number; readonly from: string }
type Found = {
  readonly seen: number
  readonly wanted: number
  readonly recovered: number
  readonly gone: number
}

/**
 * Fetches deliveries that GitHub could not hand over and takes them in as if they had arrived. A look back goes no
 * further than the last one of the same length, so that looking often costs little. What one look does not get to the
 * next ones go on with, whatever their length, after what is new.
 */
export function sweeper(parts: SweepParts): Sweep {
  const looked = new Map<number, number>()
  const rests: Rest[] = []
  /** What was fetched and asked for nothing: the store does not know it, and it need not be fetched again. */
  const nothingIn = new Set<string>()

  const look = async (since: number, from: string | null): Promise<Found> => {
    const { attempts, next } = await parts.missed.attempts({ since, from, mostPages })
    const found = await takeIn(attempts, nothingIn, parts)
    if (next !== null) rests.push({ since, from: next })
    return found
  }

  const lookOn = async (): Promise<readonly Found[]> => {
    const rest = rests.shift()
    if (rest === undefined) return []
    try {
      return [await look(rest.since, rest.from)]
    } catch (error) {
      if (isPassing(error)) rests.unshift(rest)
      throw error
    }
  }

  return async (backMs) => {
    const now = parts.clock.now()
    const since = Math.max(now - backMs, (looked.get(backMs) ?? 0) - overlapMs)
    const older = rests.length > 0
    const fresh = await look(since, null)
    looked.set(backMs, now)
    return inWords([fresh, ...(older ? await lookOn() : [])], rests.length > 0)
  }
}

async function takeIn(
  attempts: readonly HookAttempt[],
  nothingIn: Set<string>,
  parts: SweepParts,
): Promise<Found> {
  const missed = missedIn(attempts, parts.isHandled).filter(({ guid }) => !nothingIn.has(guid))
  const known = await parts.known(missed.map(({ guid }) => guid))
  const wanted = missed.filter(({ guid }) => !known.has(guid))
  let [recovered, gone] = [0, 0]
  // The oldest first, as they would have come.
  for (const attempt of wanted.toReversed()) {
    const accepted = await fetchOne(attempt, parts)
    if (accepted === 'recorded') recovered += 1
    else remember(nothingIn, attempt.guid)
    if (accepted === 'gone') gone += 1
  }
  return { seen: attempts.length, wanted: wanted.length, recovered, gone }
}

function inWords(all: readonly Found[], goesOn: boolean): string {
  const sum = (of: keyof Found): number => all.reduce((total, found) => total + found[of], 0)
  const rest = goesOn
    ? '; there are more deliveries than are looked through at once, the next look goes on'
    : ''
  return `looked through ${sum('seen')}, fetched ${sum('wanted')}, recovered ${sum('recovered')}, could not read ${sum('gone')}${rest}`
}

/** Of each delivery that never arrived, in any attempt, the newest attempt. */
function missedIn(
  attempts: readonly HookAttempt[],
  isHandled: SweepParts['isHandled'],
): readonly HookAttempt[] {
  const byGuid = Map.groupBy(attempts, ({ guid }) => guid)
  return [...byGuid.values()].flatMap((all) => {
    const newest = all[0]
    const isMissed = newest !== undefined && !all.some(({ arrived }) => arrived)
    return isMissed && isHandled(newest.event, newest.action) ? [newest] : []
  })
}

/** What GitHub does not give out keeps nothing else from being recovered; that it is away ends the sweep. */
async function fetchOne(
  { id, guid, event }: HookAttempt,
  { missed, recover }: SweepParts,
): Promise<Accepted | 'gone'> {
  try {
    const payload = await missed.payload(id)
    const bodyHash = createHash('sha256').update(JSON.stringify(payload)).digest('hex')
    return await recover({ guid, event, payload, bodyHash })
  } catch (error) {
    if (!(error instanceof Refusal) || isPassing(error)) throw error
    return 'gone'
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof Refusal && error.kind === 'transient'
}

function remember(guids: Set<string>, guid: string): void {
  const oldest = guids.values().next().value
  if (guids.size >= mostRemembered && oldest !== undefined) guids.delete(oldest)
  guids.add(guid)
}
