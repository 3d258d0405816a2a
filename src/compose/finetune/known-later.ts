import { openClone } from '../../adapters/git/open-clone.ts'
import { readLog } from '../../adapters/git/read-log.ts'
import { resolveRef } from '../../adapters/git/resolve-ref.ts'
import type { Sha } from '../../engine/model/ids.ts'
import { type LaterFacts, laterFacts } from '../../learn/finetune/later-facts.ts'

export type KnownLater = { readonly head: Sha | null; readonly facts: LaterFacts }

/** What a clone's whole history says came when; where there is no clone nothing can be told. */
export async function knownLater(gitDirectory: string | null): Promise<KnownLater> {
  if (gitDirectory === null) return { head: null, facts: laterFacts([]) }
  const clone = await openClone(gitDirectory)
  const head = await resolveRef(clone, 'HEAD')
  const { entries } = await readLog(clone, head)
  return { head, facts: laterFacts(entries) }
}
