import type { Behalf, Job, Order } from '../../../compose/compose-app.ts'
import { mayCallFlaky } from '../../../compose/words.ts'
import type { Carried, WorkerParts } from '../worker.ts'
import { knownIssue } from './known-issue.ts'

type FlakyOrder = Extract<Order, { readonly kind: 'flaky' }>

/**
 * Keeps that somebody took an incident for a flake, if they may sort issues here: templates put labels on in the name
 * of people who may not. Nothing is written to GitHub; the next report tells it.
 */
export async function noteFlake(order: FlakyOrder, job: Job, parts: WorkerParts): Promise<Carried> {
  const { repo, issue, how, by, at } = order
  const behalf: Behalf = { installation: job.installation, repo, cause: job.delivery }
  const known = await knownIssue(order, behalf, parts)
  if (known === null) return { state: 'done', says: 'not noted: it is no issue of ours' }
  if (!mayCallFlaky(await parts.workbench.roleOf(by, behalf))) {
    return { state: 'done', says: 'not noted: not allowed' }
  }
  const { words } = parts.store.forInstallation(job.installation)
  const source = `issue:${issue}:${how}:${at}`
  await words.record(known.record.incident.id, { source, by: by.id, at, said: { kind: 'flaky', how } })
  return { state: 'done', says: `noted: flaky by ${how}` }
}
