import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { startAppProcess } from '../../test/entries/app/running-app.ts'
import type { Drill } from './drill-result.ts'
import { type Fleet, issuesOf, startFleet, tell } from './fleet.ts'

const minute = 60_000

/**
 * The receiver is away for an hour of GitHub's time, in which every delivery fails; before that one in twenty is
 * dropped: every second of these failed, the others were never sent. Then it comes back.
 */
export const receiverDown: Drill = async ({ short }) => {
  const before = short ? 4 : 120
  const all = short ? 8 : 200
  const fleet = await startFleet(4)
  const directory = mkdtempSync(join(tmpdir(), 'prime-suspect-torture-'))
  const store = { DATA_DIRECTORY: directory }
  let app = await startAppProcess(fleet.double, store, { recovers: true })
  try {
    let dropped = 0
    for (let n = 0; n < before; n++) {
      const isDropped = n % (short ? 2 : 20) === 1
      const isSent = !isDropped || dropped++ % 2 === 0
      const lostAt = isDropped ? Date.now() - 70 * minute : null
      const failure = fleet.failure(n)
      if (isSent) await tell(fleet, failure, app.webhook, lostAt)
    }
    await app.end('SIGTERM')
    for (let n = before; n < all; n++) {
      const ago = 60 * minute * (1 - (n - before) / (all - before))
      await tell(fleet, fleet.failure(n), app.webhook, Date.now() - ago)
    }
    // What is done at a start is done once a minute, and an hour lies between these two.
    if (!short) await new Promise((resolve) => setTimeout(resolve, minute - (Date.now() % minute)))
    const calls = fleet.double.calls.length
    const begun = Date.now()
    app = await startAppProcess(fleet.double, store, { recovers: true })
    await until(() => issuesOf(fleet).count >= all, begun + 10 * minute)
    const seconds = Math.round((Date.now() - begun) / 1000)
    const { count, twice } = issuesOf(fleet)
    const events = `${dropped} dropped before, ${all - before} while away`
    return [
      {
        drill: 'receiver down for 60 min, 5% dropped',
        bar: 'all incidents present within 10 min of return',
        measured: `${count} of ${all} incidents after ${seconds} s, ${twice} twice (${events}; ${askedIn(fleet, calls)} calls to find and fetch them)`,
        ok: count === all && twice === 0,
      },
    ]
  } finally {
    await app.end('SIGTERM')
    rmSync(directory, { recursive: true, force: true })
    await fleet.close()
  }
}

async function until(isSo: () => boolean, deadline: number): Promise<void> {
  while (!isSo() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 250))
}

/** Calls that no triage makes. */
function askedIn({ double }: Fleet, since: number): number {
  const looking =
    /^GET (?:\/app\/hook|\/app\/installations|\/installation\/|\/repos\/\{owner\}\/\{repo\}\/actions\/runs$)/
  return double.calls.slice(since).filter(({ route }) => looking.test(route ?? '')).length
}
