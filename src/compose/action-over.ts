import { goodAgain } from '../adapters/github/good-again.ts'
import type { NotedIssue } from '../adapters/github/issue/noted-issues.ts'
import { isSameThing } from '../engine/incidents/join-incidents.ts'
import type { Instant, Sha } from '../engine/model/ids.ts'
import type { Failing } from '../engine/model/incident.ts'
import { goodAgainWords } from '../engine/report/good-again-words.ts'
import { openIssues } from './action-issues.ts'
import { toldOnIssue } from './action-told.ts'
import { type FindingWorld, type Found, nothing } from './action-world.ts'

/** Issues that are looked at when nobody told what is good again; each costs a call. */
const mostAsked = 20

/** A thing that was seen good. */
export type Good = { readonly working: Failing; readonly sha: Sha | null; readonly at: Instant | null }

/** An issue of ours whose thing is good again. */
type Over = Pick<Good, 'working' | 'sha'> & { readonly issue: NotedIssue }

/** Closes what is open about a thing that was seen good again. `now` is in milliseconds. */
export async function closeOver(good: Good, world: FindingWorld, now: number): Promise<Found> {
  if (world.actor === null) return nothing('Nothing failed.')
  const { working, sha, at } = good
  const over = (await openIssues(world)).flatMap((issue) => {
    const { incident } = issue
    const isSame = isSameThing(incident, { ...incident, failing: working })
    const isOver = isSame && (incident.seenAt === null || at === null || incident.seenAt <= at)
    return isOver ? [{ issue, working, sha }] : []
  })
  return nothing(over.length === 0 ? 'Nothing failed.' : await closeEach(over, world, now))
}

/** Looks at every open issue of ours whether its thing is good again by now: a clock tells of nothing. */
export async function closeAllOver(world: FindingWorld, now: number): Promise<Found> {
  if (world.actor === null) return nothing('Nothing is written here, so nothing can be closed.')
  const open = await openIssues(world)
  const over: Over[] = []
  for (const issue of open.slice(0, mostAsked)) {
    const { incident } = issue
    const good = await goodAgain(world.client, incident)
    if (good !== null) over.push({ issue, working: incident.failing, sha: good.sha })
  }
  if (over.length === 0) return nothing(`None of ${open.length} open incidents is over.`)
  return nothing(await closeEach(over, world, now))
}

/** What became of them, in words. What is muted is left to whoever looks after the mute has ended. */
async function closeEach(all: readonly Over[], world: FindingWorld, now: number): Promise<string> {
  const left: string[] = []
  for (const over of all) {
    const because = (await isMuted(over.issue, world, now))
      ? 'a maintainer muted it.'
      : await close(over, world)
    if (because !== null) left.push(`Good again, but not closed: ${because}`)
  }
  const closed = all.length - left.length
  return [...(closed === 0 ? [] : [closedWords(closed)]), ...left].join(' ')
}

async function isMuted(issue: NotedIssue, { client, repo }: FindingWorld, now: number): Promise<boolean> {
  if (issue.comments === 0) return false
  const { mutedUntil } = (await toldOnIssue(client, repo, issue))([])
  return mutedUntil !== null && Date.parse(mutedUntil) > now
}

/** Why it could not be closed; null where it was. */
async function close({ issue, working, sha }: Over, { actor, repo }: FindingWorld): Promise<string | null> {
  const { incident } = issue
  const body = goodAgainWords(incident, working, sha)
  const performed = await actor?.perform({ kind: 'close-issue', incident: incident.id, repo }, { body })
  return performed?.kind === 'refused' ? performed.because : null
}

function closedWords(count: number): string {
  return `Good again: ${count === 1 ? 'one issue was' : `${count} issues were`} closed.`
}
