import { createHash } from 'node:crypto'

import type { Missed, Rebuilt, WatchedRepository } from '../../compose/compose-app.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import type { Clock, Journal } from '../../engine/ports.ts'
import type { Accepted, SignedDelivery } from './receiver.ts'

export type ReconcileParts = {
  readonly missed: Pick<Missed, 'installations' | 'repositories' | 'outcomes'>
  readonly recover: (delivery: SignedDelivery) => Promise<Accepted>
  /** The clock by which GitHub dates what happens. */
  readonly forgeClock: Clock
  readonly journal: Journal
}

const day = 24 * 3_600_000
const busyWithinMs = 14 * day
/** Three calls each: a small part of the hourly budget of an installation. */
const mostRepositories = 100

/**
 * Asks every installation what ended within the last milliseconds, for what GitHub never delivered, not even in vain.
 * What was delivered is known again by its meaning. Answers in words.
 */
export async function reconcile(backMs: number, parts: ReconcileParts): Promise<string> {
  const counts = { repositories: 0, recovered: 0, failed: 0, leftOut: 0 }
  for (const installation of await parts.missed.installations()) {
    try {
      const busySince = parts.forgeClock.now() - busyWithinMs
      const repositories = await parts.missed.repositories(installation, busySince)
      counts.leftOut += Math.max(0, repositories.length - mostRepositories)
      for (const repository of repositories.slice(0, mostRepositories)) {
        counts.recovered += await reconcileOne(repository, installation, backMs, parts)
        counts.repositories += 1
      }
    } catch (error) {
      // One tenant's trouble is not another's: the rest is asked all the same, and this one in an hour again.
      if (!(error instanceof Refusal)) throw error
      counts.failed += 1
      parts.journal.note('could not reconcile', { installation, kind: error.kind })
    }
  }
  const { repositories, recovered, failed, leftOut } = counts
  return `asked ${repositories} repositories, recovered ${recovered}, left out ${leftOut}, failed for ${failed} installations`
}

async function reconcileOne(
  repository: WatchedRepository,
  installation: string,
  backMs: number,
  { missed, recover, forgeClock }: ReconcileParts,
): Promise<number> {
  const since = forgeClock.now() - backMs
  let recovered = 0
  for (const rebuilt of await missed.outcomes(repository, installation, since)) {
    if ((await recover(asDelivery(rebuilt))) === 'recorded') recovered += 1
  }
  return recovered
}

/** It has no id and no body of GitHub's: both are made of what it says, so that it is the same each time. */
function asDelivery({ event, payload }: Rebuilt): SignedDelivery {
  const hash = createHash('sha256')
    .update(JSON.stringify([event, payload]))
    .digest('hex')
  return { guid: `reconciled-${hash}`, event, payload, bodyHash: `reconciled-${hash}` }
}
