import { z } from 'zod'

import type { Meaning, Order, ReadPayload } from '../../compose/compose-app.ts'
import { readWord } from '../../compose/words.ts'
import type { Failing } from '../../engine/model/incident.ts'
import type { Repo } from '../../engine/model/repo.ts'

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

/** Reads a signed payload as the event it claims to be; what does not fit asks for nothing. */
export function translate(event: string, payload: unknown, readPayload: ReadPayload): Asked {
  const from = envelope.safeParse(payload)
  if (!from.success) return { kind: 'nothing' }
  if (event !== 'installation') return askedBy(readMeaning(event, payload, readPayload), from.data)
  if (!uninstalled.safeParse(payload).success) return { kind: 'nothing' }
  const installation = String(from.data.installation.id)
  return { kind: 'work', installation, order: { kind: 'erase' }, meaning: 'uninstalled' }
}

/** Which branches of workflows count stands in a file of the repository, so that is for the worker to say. */
function readMeaning(event: string, payload: unknown, readPayload: ReadPayload): Meaning {
  return readPayload(event, payload, event === 'workflow_run' ? { branches: ['*'] } : {})
}

function askedBy(meaning: Meaning, from: Envelope): Asked {
  const installation = String(from.installation.id)
  const defaultBranch = from.repository?.default_branch ?? ''
  if (meaning.kind === 'incident') {
    const { incident, joins } = meaning
    const said = inWords('failed', incident.repo, incident.failing, incident.seenAt)
    return {
      kind: 'work',
      installation,
      order: { kind: 'triage', incident, joins, defaultBranch },
      meaning: said,
    }
  }
  if (meaning.kind === 'recovery' && meaning.at !== null) {
    const { repo, working, sha, at } = meaning
    const said = inWords('recovered', repo, working, at)
    return { kind: 'work', installation, order: { kind: 'recovery', repo, working, sha, at }, meaning: said }
  }
  if (meaning.kind === 'comment') return saidBy(meaning, installation)
  if (meaning.kind === 'flaky') {
    const { repo, issue, how, at } = meaning
    const said = JSON.stringify(['flaky', repo.owner, repo.name, issue, how, at])
    return { kind: 'work', installation, order: meaning, meaning: said }
  }
  return { kind: 'nothing' }
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

function inWords(what: 'failed' | 'recovered', repo: Repo, failing: Failing, at: string | null): string {
  return JSON.stringify([what, repo.owner, repo.name, ...occurrenceOf(failing), at])
}

/** What tells one occurrence of a failure from the next of the same thing. */
function occurrenceOf(failing: Failing): readonly (string | number | null)[] {
  switch (failing.kind) {
    case 'check':
      return ['check', failing.name]
    case 'workflow-run':
      return ['run', failing.runId, failing.attempt]
    case 'deployment':
      return ['deployment', failing.environment, failing.deploymentId]
    case 'alert':
      return ['alert', failing.name, failing.environment]
  }
}
