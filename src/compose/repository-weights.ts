import { join } from 'node:path'

import type { RankerWeights } from '../engine/judge/ranking/ranker-weights.ts'
import { Refusal } from '../engine/model/refusal.ts'
import type { Repo } from '../engine/model/repo.ts'
import type { Journal } from '../engine/ports.ts'
import { loadWeights } from './load-weights.ts'

/** Names as GitHub gives them; anything else could lead out of the folder. */
const plainName = /^(?!\.{1,2}$)[\w.-]{1,100}$/u

/**
 * The weights that were learnt for one repository, `<owner>/<name>.json` in lower case in the folder of the operator; null
 * where there are none. A file that cannot be used is told of in the journal and not used: a report goes out all the same.
 */
export async function repositoryWeights(
  directory: string | null,
  { owner, name }: Repo,
  journal: Journal,
): Promise<RankerWeights | null> {
  if (directory === null || !plainName.test(owner) || !plainName.test(name)) return null
  try {
    return await loadWeights(join(directory, owner.toLowerCase(), `${name.toLowerCase()}.json`))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.kind !== 'not-found') journal.note('weights-not-used', { repo: `${owner}/${name}` })
    return null
  }
}
