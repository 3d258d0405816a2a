import type { Job, Order } from '../../compose/compose-app.ts'
import type { WorkerParts } from './worker.ts'

type LandedOrder = Extract<Order, { readonly kind: 'landed' }>

/**
 * Keeps that a pull request was merged. One that takes back a change of an open incident tells what somebody took for
 * its cause, which is kept as well. Answers in words for the delivery's record.
 */
export async function noteLanding(order: LandedOrder, job: Job, { store }: WorkerParts): Promise<string> {
  const { repo, landing, takesBack, by } = order
  const { landings, cases, words } = store.forInstallation(job.installation)
  await landings.note(repo, landing)
  if (takesBack === null) return 'kept'
  let told = 0
  for (const { incident } of await cases.openIn(repo)) {
    const changes = (await words.window(incident.id))?.changes ?? []
    const change = changes.find(({ pull }) => pull === takesBack.pull)
    if (change === undefined) continue
    const said = { kind: 'reverted', change: change.id, isOurs: takesBack.isOurs } as const
    const source = `pull:${repo.owner}/${repo.name}#${landing.pull}:${incident.id}`
    await words.record(incident.id, { source, by, at: landing.mergedAt, said })
    told += 1
  }
  return told === 0 ? 'kept' : `kept; takes back a change of ${told} open`
}
