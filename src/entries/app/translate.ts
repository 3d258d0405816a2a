import { z } from 'zod'

import type { Meaning, Order, ReadPayload } from '../../compose/compose-app.ts'
import { readWord } from '../../compose/words.ts'
import type { Alert } from '../../engine/model/alert.ts'
import type { Instant } from '../../engine/model/ids.ts'
import type { Failing } from '../../engine/model/incident.ts'
import type { Repo } from '../../engine/model/repo.ts'
import { renamedOrder } from './renamed-order.ts'

/** What a delivery asks for, and for whom. */
export type Asked =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'work'
      readonly installation: string
      readonly order: Order
      /** The same for deliveries that differ in body and still tell the same thing. */
      readonly meaning: string
    }

const envelope = z.object({
  installation: z.object({ id: z.int().positive() }),
  repository: z.object({ default_branch: z.string() }).optional(),
})

type Envelope = z.output<typeof envelope>

/** Only a message about the installation itself tells its App; others that something was deleted name it by its id. */
const uninstalled = z.object({
  action: z.literal('deleted'),
  installation: z.object({ id: z.int(), app_id: z.int() }),
  repository: z.undefined().optional(),
})

const takenAway = z.object({
  action: z.literal('removed'),
  installation: z.object({ id: z.int(), app_id: z.int() }),
  repositories_removed: z
    .array(z.object({ full_name: z.string().regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/) }))
    .min(1),
})

/** Reads a signed payload as the event it claims to be; what does not fit asks for nothing. `now` is in milliseconds. */
export function translate(event: string, payload: unknown, readPayload: ReadPayload, now: number): Asked {
  const from = envelope.safeParse(payload)
  if (!from.success) return { kind: 'nothing' }
  if (event === 'installation' || event === 'installation_repositories') {
    const order = orderOfOwner(event, payload)
    if (order === null) return { kind: 'nothing' }
    const installation = String(from.data.installation.id)
    const meaning = order.kind === 'erase' ? 'uninstalled' : JSON.stringify(['forget', order.repos, now])
    return { kind: 'work', installation, order, meaning }
  }
  if (event === 'repository' || event === 'installation_target') {
    const order = renamedOrder(event, payload)
    if (order === null) return { kind: 'nothing' }
    const { renaming } = order
    const names = renaming.of === 'owner' ? [renaming.to] : [renaming.owner, renaming.to]
    const meaning = JSON.stringify(['renamed', ...names, renaming.from, now])
    return { kind: 'work', installation: String(from.data.installation.id), order, meaning }
  }
  return askedBy(readMeaning(event, payload, readPayload, now), from.data, now)
}

/** What the owner of an account did to the App. */
function orderOfOwner(
  event: 'installation' | 'installation_repositories',
  payload: unknown,
): Extract<Order, { readonly kind: 'erase' | 'forget' }> | null {
  if (event === 'installation') return uninstalled.safeParse(payload).success ? { kind: 'erase' } : null
  const removed = takenAway.safeParse(payload)
  if (!removed.success) return null
  const repos = removed.data.repositories_removed.map(({ full_name: full }) => {
    const [owner = '', name = ''] = full.split('/')
    return { owner, name }
  })
  return { kind: 'forget', repos }
}

const branched = new Set(['workflow_run', 'check_suite', 'check_run', 'status'])

/** Which branches of workflows and checks count stands in a file of the repository, so that is for the worker to say. */
function readMeaning(event: string, payload: unknown, readPayload: ReadPayload, now: number): Meaning {
  const every = branched.has(event) ? { branches: ['*'], mergeQueue: true } : {}
  return readPayload(event, payload, { ...every, now: new Date(now).toISOString() as Instant })
}

function askedBy(meaning: Meaning, from: Envelope, now: number): Asked {
  const installation = String(from.installation.id)
  const defaultBranch = from.repository?.default_branch ?? ''
  const work = (order: Order, said: string): Asked => ({ kind: 'work', installation, order, meaning: said })
  switch (meaning.kind) {
    case 'nothing':
      return { kind: 'nothing' }
    case 'incident': {
      const { incident, joins } = meaning
      const said = inWords('failed', incident.repo, incident.failing, incident.seenAt)
      return work({ kind: 'triage', incident, joins, defaultBranch }, said)
    }
    case 'recovery': {
      const { repo, working, sha, at } = meaning
      if (at === null) return { kind: 'nothing' }
      return work({ kind: 'recovery', repo, working, sha, at }, inWords('recovered', repo, working, at))
    }
    case 'comment':
      return saidBy(meaning, installation)
    case 'button':
      return pressedBy(meaning, installation, now)
    case 'alert':
      return alarmed(meaning, { installation, defaultBranch, now })
    case 'landed':
    case 'pushed':
    case 'merge-group':
    case 'flaky':
      return work(meaning, heardAs(meaning))
  }
}

/** What makes two tellings of it the same. */
function heardAs(meaning: Extract<Meaning, { kind: 'landed' | 'pushed' | 'merge-group' | 'flaky' }>): string {
  const { kind, repo } = meaning
  const heard = (...what: readonly unknown[]) => JSON.stringify([kind, repo.owner, repo.name, ...what])
  switch (kind) {
    case 'landed':
      return heard(meaning.landing.pull, meaning.landing.sha)
    case 'pushed': {
      const { branch, before, after, at } = meaning.push
      return heard(branch, before, after, at)
    }
    case 'merge-group':
      return heard(meaning.group.branch, meaning.group.head, meaning.state)
    case 'flaky':
      return heard(meaning.issue, meaning.how, meaning.at)
  }
}

/** A comment says one thing, however often it is told; most say nothing to us. */
function saidBy(
  { repo, issue, comment, body, by, at }: Extract<Meaning, { kind: 'comment' }>,
  installation: string,
): Asked {
  const word = readWord(body)
  if (word === null) return { kind: 'nothing' }
  const said = JSON.stringify(['word', repo.owner, repo.name, comment])
  return {
    kind: 'work',
    installation,
    order: { kind: 'word', repo, issue, comment, word, by, at },
    meaning: said,
  }
}

/** A button can be pressed again, but GitHub tells one press once, within a moment. */
function pressedBy(
  { repo, check, mark, sha, says, by }: Extract<Meaning, { kind: 'button' }>,
  installation: string,
  now: number,
): Asked {
  const word = readWord(`/suspect ${says}`)
  if (word === null) return { kind: 'nothing' }
  const at = new Date(now).toISOString() as Instant
  const said = JSON.stringify(['button', repo.owner, repo.name, check, says, by.id, at])
  return {
    kind: 'work',
    installation,
    order: { kind: 'button', repo, check, mark, sha, word, by, at },
    meaning: said,
  }
}

type Arrived = { readonly installation: string; readonly defaultBranch: string; readonly now: number }

/**
 * What a monitoring system told asks for, through a dispatch or through our own door. Where it gives no time it tells of
 * the moment in which it came: many use the same words each time, and would be heard once only.
 */
export function alarmed(
  { repo, alert }: { readonly repo: Repo; readonly alert: Alert },
  { installation, defaultBranch, now }: Arrived,
): Extract<Asked, { readonly kind: 'work' }> {
  const at = alert.at ?? (new Date(now).toISOString() as Instant)
  const { name, environment, state, sha, key } = alert
  const what = [name, environment, state, sha, at, ...(key === undefined ? [] : [key])]
  const said = JSON.stringify(['alert', repo.owner, repo.name, ...what])
  const order = { kind: 'alert', repo, alert: { ...alert, at }, defaultBranch } as const
  return { kind: 'work', installation, order, meaning: said }
}

function inWords(what: 'failed' | 'recovered', repo: Repo, failing: Failing, at: string | null): string {
  return JSON.stringify([what, repo.owner, repo.name, ...occurrenceOf(failing), at])
}

/** What tells one occurrence of a failure from the next of the same thing. */
function occurrenceOf(failing: Failing): readonly (string | number | null)[] {
  switch (failing.kind) {
    case 'check':
      return ['check', failing.name, failing.branch ?? null, failing.suiteId ?? null]
    case 'workflow-run':
      return ['run', failing.runId, failing.attempt]
    case 'deployment':
      return ['deployment', failing.environment, failing.deploymentId]
    case 'alert':
      return ['alert', failing.name, failing.environment]
  }
}
