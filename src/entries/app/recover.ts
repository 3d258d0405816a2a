import type { Behalf, Job, Order, WordBook } from '../../compose/compose-app.ts'
import type { CaseRecord } from '../../engine/model/case-record.ts'
import type { Instant } from '../../engine/model/ids.ts'
import { goodAgainWords, hasPassedAgain } from '../../engine/report/good-again-words.ts'
import { closeElsewhere, closeIssue } from './close-issue.ts'
import type { WorkerParts } from './worker.ts'

type Recovery = Extract<Order, { readonly kind: 'recovery' }>

/** Closes what was open about a thing that was seen good again. Answers in words for the delivery's record. */
export async function recover(order: Recovery, job: Job, parts: WorkerParts): Promise<string> {
  const { repo, working, at } = order
  const { cases, recoveries, words } = parts.store.forInstallation(job.installation)
  const behalf: Behalf = { installation: job.installation, repo, cause: job.delivery }
  // First, so that a failure from before this moment, told or tried later, is known to be over.
  await recoveries.note(repo, working, at)
  const over: CaseRecord[] = []
  for (const one of await cases.openFor(repo, working)) {
    // What is muted is closed when that ends: the word that muted it waits for it.
    const { mutedUntil } = await words.told(one.incident.id)
    const isMuted = mutedUntil !== null && Date.parse(mutedUntil) > parts.clock.now()
    if (isOver(one, at) && !isMuted) over.push(one)
  }
  for (const one of over) {
    if (hasPassedAgain(one.incident, working, order.sha)) {
      const source = `passed:${one.incident.id}:${at}`
      await words.record(one.incident.id, { source, by: '0', at, said: { kind: 'passed-again' } })
    }
    const end = goodAgainWords(one.incident, working, order.sha)
    if (one.issueUrl === null) await closeElsewhere(one.incident, end, behalf, parts)
    else await closeIssue(one.incident, `${end}${await reApplyOffer(one, words)}`, behalf, parts)
    const updatedAt = new Date(parts.clock.now()).toISOString() as Instant
    await cases.save({ ...one, state: 'closed', updatedAt })
  }
  return over.length === 0 ? 'nothing was open' : `closed ${over.length}`
}

/** What we took back can be applied again, by whoever may ask for it. */
async function reApplyOffer({ incident }: CaseRecord, words: WordBook): Promise<string> {
  const { reverted } = await words.told(incident.id)
  const changes = (await words.window(incident.id))?.changes ?? []
  const pulls = reverted.flatMap(({ change, isOurs }) =>
    isOurs ? (changes.find(({ id }) => id === change)?.pull ?? []) : [],
  )
  return [...new Set(pulls)]
    .map(
      (pull) =>
        `\n\n#${pull} was taken back. To open a draft that applies it again, say \`/suspect re-apply #${pull}\` here.`,
    )
    .join('')
}

/** A success that was reported before the failure proves nothing about it. */
function isOver(one: CaseRecord, goodAt: Instant): boolean {
  return one.incident.seenAt === null || Date.parse(one.incident.seenAt) <= Date.parse(goodAt)
}
