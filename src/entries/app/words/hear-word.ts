import type { Behalf, Job, Order, WordBook } from '../../../compose/compose-app.ts'
import { maySay } from '../../../compose/words.ts'
import type { Config } from '../../../config/schema.ts'
import type { Reaction } from '../../../engine/model/act.ts'
import type { CaseRecord } from '../../../engine/model/case-record.ts'
import type { Instant } from '../../../engine/model/ids.ts'
import type { Said } from '../../../engine/model/told.ts'
import { namedChange, type NameableChange, type Word } from '../../../engine/model/word.ts'
import type { Carried, WorkerParts } from '../worker.ts'
import { afterMute } from './after-mute.ts'
import { knownIssue } from './known-issue.ts'

type WordOrder = Extract<Order, { readonly kind: 'word' }>

const hour = 3_600_000
const oldest = 72 * hour
const mostAnHour = 10

/**
 * Carries out one word of a person. What they may do is asked now, not when they wrote it. Whoever may not, says too
 * much or speaks of an issue that is not ours hears nothing at all. Answers for the delivery's record.
 */
export async function hearWord(order: WordOrder, job: Job, parts: WorkerParts): Promise<Carried> {
  const { repo, word, by, at, comment } = order
  const { words } = parts.store.forInstallation(job.installation)
  const behalf: Behalf = { installation: job.installation, repo, cause: job.delivery }
  const source = `comment:${comment}`
  // An earlier try heard it, and died or waits for the end of a mute: who heard once does not ask again.
  const before = await words.from(source)
  if (before === null && isStale(at, parts)) return unheard('it is too old')
  const known = await knownIssue(order, behalf, parts)
  if (known === null) return unheard('it is on no issue of ours')
  const config = await parts.workbench.config(behalf)
  if (config.mode === 'observe') return unheard('the configuration says to observe only')
  if (before === null) {
    if (!maySay(await parts.workbench.roleOf(by, behalf), word)) return unheard('not allowed')
    if (await saidTooMuch(by.id, words, parts)) return unheard('too many words in an hour')
  }
  const { incident } = known.record
  const changes = (await words.window(incident.id))?.changes ?? []
  // The end of a mute is the App's own business, also where somebody closed the issue meanwhile.
  const isOpen = known.isOpen || before?.kind === 'muted'
  const heard = meant(word, at, changes, isOpen && known.record.state === 'open')
  await words.record(incident.id, { source, by: by.id, at, said: heard.said })
  await react(order, known.record, heard.reaction, behalf, parts)
  return await followUp(heard, { order, ...known, config, behalf }, parts)
}

function isStale(at: Instant, { clock }: WorkerParts): boolean {
  return clock.now() - Date.parse(at) > oldest
}

async function saidTooMuch(account: string, words: WordBook, { clock }: WorkerParts): Promise<boolean> {
  const anHourAgo = new Date(clock.now() - hour).toISOString() as Instant
  return (await words.countBy(account, anHourAgo)) >= mostAnHour
}

function unheard(because: string): Carried {
  return { state: 'done', says: `not heard: ${because}` }
}

type Heard = {
  readonly said: Said
  readonly reaction: Reaction
  readonly next: 'nothing' | 'triage' | 'mute'
  /** The pull request that is to be taken back. */
  readonly revert: number | null
}

type Known = { readonly record: CaseRecord; readonly isOpen: boolean }

/** What a word comes to on this issue. Of an incident that is over only its cause can still be told. */
function meant(word: Word, at: Instant, changes: readonly NameableChange[], isLive: boolean): Heard {
  const heard = (said: Said, reaction: Reaction, next: Heard['next']): Heard => ({
    said,
    reaction,
    next: isLive ? next : 'nothing',
    revert: null,
  })
  const confused = heard({ kind: 'asked' }, 'confused', 'nothing')
  switch (word.kind) {
    case 'unknown':
      return confused
    case 'triage':
    case 'rerun':
    case 'help':
      return isLive ? heard({ kind: 'asked' }, 'eyes', 'triage') : confused
    case 'none':
      return heard({ kind: 'none' }, '+1', 'triage')
    case 'mute': {
      const until = new Date(Date.parse(at) + word.milliseconds).toISOString() as Instant
      return isLive ? heard({ kind: 'muted', until }, '+1', 'mute') : confused
    }
    case 'confirm':
    case 'clear':
    case 'explain':
    case 'revert': {
      const change = namedChange(word.change, changes)
      if (change === null) return confused
      if (word.kind === 'confirm') return heard({ kind: 'confirmed', change }, '+1', 'triage')
      if (word.kind === 'clear') return heard({ kind: 'cleared', change }, '+1', 'triage')
      if (!isLive) return confused
      if (word.kind === 'explain') return heard({ kind: 'explained', change }, 'eyes', 'triage')
      const pull = changes.find(({ id }) => id === change)?.pull ?? null
      return pull === null ? confused : { ...heard({ kind: 'asked' }, 'eyes', 'triage'), revert: pull }
    }
  }
}

async function react(
  { comment }: WordOrder,
  { incident }: CaseRecord,
  reaction: Reaction,
  behalf: Behalf,
  { workbench, journal }: WorkerParts,
): Promise<void> {
  const actor = await workbench.actor(behalf)
  const act = { kind: 'react', incident: incident.id, repo: incident.repo, comment, with: reaction } as const
  const performed = await actor.perform(act, { body: '' })
  if (performed.kind === 'refused') journal.note('could not react to a comment', { delivery: behalf.cause })
}

type Followed = Known & {
  readonly order: WordOrder
  readonly config: Config
  readonly behalf: Behalf
}

async function followUp(heard: Heard, about: Followed, parts: WorkerParts): Promise<Carried> {
  const { order, record, isOpen, config, behalf } = about
  const says = `heard: ${order.word.kind}`
  if (heard.said.kind === 'muted' && heard.next === 'mute') {
    return await afterMute({ record, isOpen, until: heard.said.until, behalf, config }, parts)
  }
  if (heard.next === 'nothing') return { state: 'done', says }
  const wish = heard.revert === null ? null : ({ by: 'command', pull: heard.revert } as const)
  const { performed } = await parts.workbench.triage(record.incident, config, behalf, wish)
  const refused = performed.find((one) => one.kind === 'refused')
  return refused?.kind === 'refused' ? { state: 'refused', says: refused.because } : { state: 'done', says }
}
