import { type GitChoice } from '../../../src/adapters/git/git-choice.ts'
import { gitForge } from '../../../src/adapters/git/git-forge.ts'
import { openClone } from '../../../src/adapters/git/open-clone.ts'
import type { Change } from '../../../src/engine/model/change.ts'
import type { Gap } from '../../../src/engine/model/completeness.ts'
import type { RegressionRange } from '../../../src/engine/model/regression-range.ts'
import { anIncident } from './an-incident.ts'

export type ReadAll = {
  readonly range: RegressionRange
  readonly changes: readonly Change[]
  readonly gaps: readonly Gap[]
}

/** Opens the clone and asks it for the range and its changes, as the engine does. */
export async function readAll(folder: string, choice: GitChoice): Promise<ReadAll> {
  const forge = gitForge(await openClone(folder), choice)
  const range = await forge.range(anIncident)
  const changes = await forge.changes(anIncident, range.value)
  return { range: range.value, changes: changes.value, gaps: [...range.gaps, ...changes.gaps] }
}
