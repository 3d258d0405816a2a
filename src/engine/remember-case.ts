import type { Act } from './model/act.ts'
import type { Instant } from './model/ids.ts'
import type { Incident } from './model/incident.ts'
import type { Triaged, World } from './world.ts'

/** What came of an incident, and where we wrote of it before; null where nowhere. */
export type Done = Pick<Triaged, 'judgement' | 'plan' | 'performed'> & {
  readonly incident: Incident
  readonly knownUrl: string | null
}

/** Keeps what the next triage of the same incident has to know, where cases are kept. */
export async function rememberCase(done: Done, world: Pick<World, 'cases' | 'clock'>): Promise<void> {
  const { incident, judgement, plan, performed, knownUrl } = done
  const written = performed.flatMap((one, index) =>
    one.kind === 'refused' || one.url === null || isBeside(plan.take[index]) ? [] : [one.url],
  )
  await world.cases?.save({
    incident,
    verdict: judgement.verdict,
    state: plan.take.some(({ kind }) => kind === 'close-issue' || kind === 'close-report')
      ? 'closed'
      : 'open',
    issueUrl: written[0] ?? knownUrl,
    updatedAt: new Date(world.clock.now()).toISOString() as Instant,
  })
}

/** What is made beside the issue. */
function isBeside(act: Act | undefined): boolean {
  return act?.kind !== 'publish-issue' && act?.kind !== 'close-issue'
}
