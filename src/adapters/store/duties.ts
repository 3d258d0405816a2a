import type { PgBoss } from 'pg-boss'
import { z } from 'zod'

import type { Journal } from '../../engine/ports.ts'
import { dutiesName } from './prepare-queues.ts'

/** Something that has to be done again and again, by one process only, however many there are. */
export type Duty = {
  readonly name: string
  /** When, as a cron expression in UTC. Times that were missed while no process ran are made up for once. */
  readonly cron: string
  /** Done when a process starts too; processes that start within a minute do it once. */
  readonly atStart: boolean
  /** Answers in words for the log. What it throws is tried again a few times. */
  readonly perform: () => Promise<string>
}

export type Duties = {
  /** Takes these duties over from whatever version of the App ran before. Call it once. */
  take(duties: readonly Duty[]): Promise<void>
  /** Has one done soon, besides its times. */
  now(name: string): Promise<void>
  /** Takes no more of them up and waits for those at hand. */
  drain(): Promise<void>
}

const data = z.object({ duty: z.string() })

export function storeDuties(boss: PgBoss, journal: Journal): Duties {
  return {
    take: async (duties) => {
      await schedule(boss, duties)
      const byName = new Map(duties.map((duty) => [duty.name, duty]))
      const options = { batchSize: 1, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 }
      await boss.work<unknown>(dutiesName, options, async (jobs) => {
        for (const job of jobs) await perform(byName.get(data.parse(job.data).duty), journal)
      })
      for (const { name, atStart } of duties) {
        if (atStart) await boss.send(dutiesName, { duty: name }, { singletonKey: name, singletonSeconds: 60 })
      }
    },
    now: async (name) => void (await boss.send(dutiesName, { duty: name })),
    drain: async () => await boss.offWork(dutiesName, { wait: true }),
  }
}

async function schedule(boss: PgBoss, duties: readonly Duty[]): Promise<void> {
  const wanted = new Set(duties.map(({ name }) => name))
  for (const { name, key } of await boss.getSchedules()) {
    if (name === dutiesName && !wanted.has(key)) await boss.unschedule(name, key)
  }
  for (const { name, cron } of duties) {
    await boss.schedule(dutiesName, cron, { duty: name }, { key: name, missed: 'once' })
  }
}

/** A duty of another version of the App is nobody's here. */
async function perform(duty: Duty | undefined, journal: Journal): Promise<void> {
  if (duty === undefined) return
  try {
    const says = await duty.perform()
    journal.note('duty done', { duty: duty.name, says })
  } catch (error) {
    journal.note('duty failed', { duty: duty.name, error: error instanceof Error ? error.name : 'unknown' })
    throw error
  }
}
