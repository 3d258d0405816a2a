import { notedIssue } from '../adapters/github/issue/noted-issues.ts'
import { meaningOfPayload } from '../adapters/github/meaning-of-payload.ts'
import { githubReverts } from '../adapters/github/revert/revert-history.ts'
import { roleOf } from '../adapters/github/words/role-of.ts'
import { policyFromConfig } from '../config/policy-from-config.ts'
import { meant } from '../engine/act/meant.ts'
import { readWord } from '../engine/act/read-word.ts'
import { maySay } from '../engine/act/who-may.ts'
import type { Reaction } from '../engine/model/act.ts'
import type { Instant } from '../engine/model/ids.ts'
import type { ChangeName, NameableChange } from '../engine/model/word.ts'
import { type FindingWorld, type Found, nothing } from './action-world.ts'
import { reApply } from './re-apply.ts'

/**
 * Hears what a person wrote on an issue of ours: reacts to it, and looks at the incident again where the word asks for
 * that. Whoever may not say it is not answered. `now` is in milliseconds.
 */
export async function hearComment(payload: unknown, world: FindingWorld, now: number): Promise<Found> {
  const { client, repo, actor, config } = world
  const meaning = meaningOfPayload('issue_comment', payload, { ownLogin: world.login })
  if (meaning.kind !== 'comment') return nothing(meaning.kind === 'nothing' ? meaning.because : 'No comment.')
  const word = readWord(meaning.body)
  if (word === null) return nothing('The comment says nothing to Prime Suspect.')
  if (actor === null) return nothing('Words are heard where the Action may report only.')
  const issue = await notedIssue(client, repo, meaning.issue, world)
  if (issue === null) return nothing('The comment is not on an issue of ours.')
  if (!maySay(await roleOf(client, repo, meaning.by), word))
    return nothing('Whoever wrote it may not say that.')
  const { incident } = issue
  // Whether the range has the change is seen when it is gathered; the word's form tells all the rest.
  const named = 'change' in word ? [assumed(word.change)] : []
  const { reaction, next, wish } = meant(word, meaning.at, named, issue.isOpen)
  const react = async (how: Reaction) => {
    await actor.perform(
      { kind: 'react', incident: incident.id, repo, comment: meaning.comment, with: how },
      { body: '' },
    )
  }
  if (next === 'triage' && wish?.by !== 're-apply') {
    const answer = async (changes: readonly NameableChange[]) =>
      await react(meant(word, meaning.at, changes, issue.isOpen).reaction)
    return { kind: 'incident', incident, issue, wish, react: answer }
  }
  await react(reaction)
  if (wish?.by === 're-apply') {
    const done = await reApply(incident, wish.pull, policyFromConfig(config), {
      now: new Date(now).toISOString() as Instant,
      source: githubReverts(client, world),
      actor,
    })
    if (done.kind !== 'refused') return nothing(`A draft applies #${wish.pull} again.`)
    await react('confused')
    return nothing(done.because)
  }
  return nothing(`Heard: ${word.kind}.`)
}

function assumed(name: ChangeName): NameableChange {
  const id = name.kind === 'commit' ? name.starts : String(name.number)
  return { id: id as NameableChange['id'], pull: name.kind === 'pull' ? name.number : null }
}
