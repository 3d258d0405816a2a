import type { Behalf, Job, Order, WordBook } from '../../../compose/compose-app.ts'
import { type Heard, maySay, meant } from '../../../compose/words.ts'
import type { Config } from '../../../config/schema.ts'
import type { Reaction } from '../../../engine/model/act.ts'
import type { CaseRecord } from '../../../engine/model/case-record.ts'
import type { Instant } from '../../../engine/model/ids.ts'
import type { Carried, WorkerParts } from '../worker.ts'
import { afterMute } from './after-mute.ts'

export type Known = { readonly record: CaseRecord; readonly isOpen: boolean }

/** A word, however it came. */
export type Spoken = {
  readonly order: Pick<Extract<Order, { readonly kind: 'word' }>, 'repo' | 'word' | 'by' | 'at'>
  /** The comment or button it came by; one source says one thing. */
  readonly source: string
  /** The incident it is about; null where it is none of ours. */
  readonly known: (behalf: Behalf) => Promise<Known | null>
  /** Answers without a word. */
  readonly react: (reaction: Reaction, record: CaseRecord, behalf: Behalf) => Promise<void>
}

const hour = 3_600_000
const oldest = 72 * hour
const mostAnHour = 10

/**
 * Carries out one word of a person. What they may do is asked now, not when they said it. Whoever may not, says too
 * much or speaks of what is not ours hears nothing at all; the log says why. Answers for the delivery's record.
 */
export async function hear(spoken: Spoken, job: Job, parts: WorkerParts): Promise<Carried> {
  const { source, order } = spoken
  const { repo, word, by, at } = order
  const { words } = parts.store.forInstallation(job.installation)
  const behalf: Behalf = { installation: job.installation, repo, cause: job.delivery }
  // An earlier try heard it, and died or waits for the end of a mute: who heard once does not ask again.
  const before = await words.from(source)
  const unheard = (because: string): Carried => {
    parts.journal.note('not heard', { delivery: job.delivery, because })
    return { state: 'done', says: `not heard: ${because}` }
  }
  if (before === null && isStale(at, parts)) return unheard('it is too old')
  const known = await spoken.known(behalf)
  if (known === null) return unheard('it is about no incident of ours')
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
  await spoken.react(heard.reaction, known.record, behalf)
  const confuse = async () => await spoken.react('confused', known.record, behalf)
  return await followUp(heard, { ...known, said: word.kind, config, behalf, confuse }, parts)
}

function isStale(at: Instant, { clock }: WorkerParts): boolean {
  return clock.now() - Date.parse(at) > oldest
}

async function saidTooMuch(account: string, words: WordBook, { clock }: WorkerParts): Promise<boolean> {
  const anHourAgo = new Date(clock.now() - hour).toISOString() as Instant
  return (await words.countBy(account, anHourAgo)) >= mostAnHour
}

type Followed = Known & {
  readonly said: string
  readonly config: Config
  readonly behalf: Behalf
  readonly confuse: () => Promise<void>
}

async function followUp(heard: Heard, about: Followed, parts: WorkerParts): Promise<Carried> {
  const { record, isOpen, config, behalf } = about
  const says = `heard: ${about.said}`
  if (heard.said.kind === 'muted' && heard.next === 'mute') {
    return await afterMute({ record, isOpen, until: heard.said.until, behalf, config }, parts)
  }
  if (heard.next === 'nothing') return { state: 'done', says }
  if (heard.wish?.by === 're-apply') return await reApply(heard.wish.pull, about, parts)
  const { performed } = await parts.workbench.triage(record.incident, config, behalf, heard.wish)
  const refused = performed.find((one) => one.kind === 'refused')
  return refused?.kind === 'refused' ? { state: 'refused', says: refused.because } : { state: 'done', says }
}

/** Beside the report, for the incident is over as a rule; what is not possible is said by another reaction. */
async function reApply(pull: number, about: Followed, { workbench }: WorkerParts): Promise<Carried> {
  const { record, config, behalf, confuse } = about
  const performed = await workbench.reApply(record.incident, pull, config, behalf)
  if (performed.kind !== 'refused') return { state: 'done', says: 'heard: re-apply' }
  await confuse()
  return { state: 'refused', says: performed.because }
}
