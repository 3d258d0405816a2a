import { goodAgain } from '../adapters/github/good-again.ts'
import type { NotedIssue } from '../adapters/github/issue/noted-issues.ts'
import { isSameThing } from '../engine/incidents/join-incidents.ts'
import type { Instant, Sha } from '../engine/model/ids.ts'
import type { Failing } from '../engine/model/incident.ts'
import { goodAgainWords } from '../engine/report/good-again-words.ts'
import { openIssues } from './action-issues.ts'
import { type FindingWorld, type Found, nothing } from './action-world.ts'

/** Issues that are looked at when nobody told what is good again; each costs a call. */
const mostAsked = 20

/** Closes what is open about a thing that was seen good again. */
export async function closeOver(
  working: Failing,
  sha: Sha | null,
  at: Instant | null,
  world: FindingWorld,
): Promise<Found> {
  if (world.actor === null) return nothing('Nothing failed.')
  const open = await openIssues(world)
  const over = open.filter(({ incident }) => {
    const isSame = isSameThing(incident, { ...incident, failing: working })
    return isSame && (incident.seenAt === null || at === null || incident.seenAt <= at)
  })
  for (const one of over) await close(one, working, sha, world)
  return nothing(over.length === 0 ? 'Nothing failed.' : closedWords(over.length))
}

/** Looks at every open issue of ours whether its thing is good again by now: a clock tells of nothing. */
export async function closeAllOver(world: FindingWorld): Promise<Found> {
  if (world.actor === null) return nothing('Nothing is written here, so nothing can be closed.')
  const open = await openIssues(world)
  let closed = 0
  for (const one of open.slice(0, mostAsked)) {
    const good = await goodAgain(world.client, one.incident)
    if (good === null) continue
    await close(one, one.incident.failing, good.sha, world)
    closed += 1
  }
  return nothing(closed === 0 ? `None of ${open.length} open incidents is over.` : closedWords(closed))
}

async function close(
  { incident }: NotedIssue,
  working: Failing,
  sha: Sha | null,
  { actor, repo }: FindingWorld,
): Promise<void> {
  await actor?.perform(
    { kind: 'close-issue', incident: incident.id, repo },
    { body: goodAgainWords(incident, working, sha) },
  )
}

function closedWords(count: number): string {
  return `Good again: ${count === 1 ? 'one issue was' : `${count} issues were`} closed.`
}
