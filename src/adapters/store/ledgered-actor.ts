import type { Act, Performed } from '../../engine/model/act.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import type { Actor } from '../../engine/ports.ts'
import type { EffectLedger } from './effects.ts'

/**
 * An actor whose every act has a row in the ledger before it happens. An act whose outcome nobody knows (the process
 * died, the answer was lost) is performed again through the inner actor, which finds what it made by its marker.
 * The ledger is that of one delivery: the same delivery never acts twice, another may bring the same issue up to date.
 * @throws {Refusal} `transient` while another process is presumed to be at the same act
 */
export function ledgeredActor(inner: Actor, ledger: EffectLedger): Actor {
  return {
    perform: async (act, words) => {
      const name = JSON.stringify([act.kind, act.incident, ...subjectOf(act)])
      const begun = await ledger.begin(name)
      switch (begun.kind) {
        case 'done':
          return { kind: 'already-done', url: begun.url }
        case 'held':
          throw heldElsewhere(begun.forMs)
        case 'first-try':
        case 'try-again':
          return await performWritten(inner, ledger, name, act, words)
      }
    },
  }
}

/** What tells two acts of a kind for one incident apart, where there may be several. */
function subjectOf(act: Act): readonly (string | number)[] {
  switch (act.kind) {
    case 'react':
      return [act.comment, act.with]
    case 'open-revert':
    case 'open-re-apply':
      return [act.pull]
    case 'publish-issue':
      return act.isSecond === true ? ['second'] : []
    case 'close-issue':
      return []
  }
}

async function performWritten(
  inner: Actor,
  ledger: EffectLedger,
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

function heldElsewhere(forMs: number): Refusal {
  return new Refusal(
    'transient',
    'Another process of this App is presumed to be performing the same act',
    'Nothing to do: it is tried again when that process has finished or is known to be gone.',
    { retryAfterMs: Math.max(1000, forMs) },
  )
}
