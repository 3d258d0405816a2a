import type { Act, Performed } from '../../engine/model/act.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import type { Actor } from '../../engine/ports.ts'
import type { ActRows, EffectLedger } from './effects.ts'

/**
 * An actor whose every act has a row in the ledger before it happens. An act whose outcome nobody knows (the process
 * died, the answer was lost) is performed again through the inner actor, which finds what it made by its marker.
 * The ledger is that of one delivery: the same delivery never acts twice, another may bring the same issue up to date,
 * but not at the same time.
 * @throws {Refusal} `transient` while somebody is presumed to be at the same act
 */
export function ledgeredActor(inner: Actor, ledger: EffectLedger): Actor {
  return {
    perform: async (act, words) => {
      const rows = isOnceForEver(act) ? ledger.once : ledger
      const name = nameOf(act)
      const begun = await rows.begin(name)
      switch (begun.kind) {
        case 'done':
          return { kind: 'already-done', url: begun.url }
        case 'held':
          throw heldElsewhere()
        case 'first-try':
        case 'try-again':
          return await performWritten(inner, rows, name, act, words)
      }
    },
  }
}

/**
 * A change is taken back once, ever, and that once applied again; an attempt of a run is repeated once: whatever
 * incident, delivery or person asks.
 */
function isOnceForEver({ kind }: Act): boolean {
  return kind === 'open-revert' || kind === 'open-re-apply' || kind === 're-run'
}

/** What tells two acts apart, where they may both happen. */
function nameOf(act: Act): string {
  const { owner, name } = act.repo
  switch (act.kind) {
    case 'react':
      return JSON.stringify([act.kind, act.incident, act.comment, act.with])
    case 'open-revert':
      return JSON.stringify([act.kind, owner, name, act.change])
    case 'open-re-apply':
      return JSON.stringify([act.kind, owner, name, act.pull])
    case 're-run':
      return JSON.stringify([act.kind, owner, name, act.run, act.attempt])
    case 'publish-report':
    case 'close-report': {
      const { at } = act
      const place = at.kind === 'pull-comment' ? at.pull : at.sha
      return JSON.stringify([act.kind, act.incident, at.kind, place, ...editionOf(act)])
    }
    case 'publish-issue':
      return JSON.stringify([act.kind, act.incident, ...editionOf(act)])
    case 'close-issue':
      return JSON.stringify([act.kind, act.incident])
  }
}

/** What is published may be published once more, when a second opinion has come in. */
function editionOf(act: Act): readonly string[] {
  return 'isSecond' in act ? ['second'] : []
}

async function performWritten(
  inner: Actor,
  ledger: ActRows,
  name: string,
  act: Act,
  words: { readonly body: string },
): Promise<Performed> {
  let performed: Performed
  try {
    performed = await inner.perform(act, words)
  } catch (error) {
    await ledger.uncertain(name)
    throw error
  }
  if (performed.kind === 'refused') await ledger.refused(name, performed.because)
  else await ledger.done(name, performed.url)
  return performed
}

/** Without a time to wait for: the installation's other jobs need not wait too. */
function heldElsewhere(): Refusal {
  return new Refusal(
    'transient',
    'Another process or job of this App is presumed to be performing the same act',
    'Nothing to do: it is tried again until that one has finished or is known to be gone.',
  )
}
