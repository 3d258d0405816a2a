import type { Change } from '../model/change.ts'
import type { Gap } from '../model/completeness.ts'
import type { Facts } from '../model/dossier.ts'
import type { Incident } from '../model/incident.ts'
import type { RegressionRange } from '../model/regression-range.ts'
import type { Answer, Forge } from '../ports.ts'

/**
 * First pass: the range, what changed in it, and how it failed. An empty range asks for no changes.
 */
export async function gatherFacts(incident: Incident, forge: Forge): Promise<Facts> {
  const range = await forge.range(incident)
  const [changes, failure, tree] = await Promise.all([
    changesIn(incident, range.value, forge),
    forge.failures(incident, range.value),
    forge.tree(incident, range.value),
  ])
  const treeGap: readonly Gap[] =
    tree.completeness.kind === 'complete' ? [] : [{ what: 'the file list', completeness: tree.completeness }]
  return {
    incident,
    range: range.value,
    changes: changes.value,
    failures: failure.value.failures,
    attempts: failure.value.attempts,
    tree,
    gaps: [...range.gaps, ...changes.gaps, ...failure.gaps, ...treeGap],
  }
}

async function changesIn(
  incident: Incident,
  range: RegressionRange,
  forge: Forge,
): Promise<Answer<readonly Change[]>> {
  return range.kind === 'empty' ? { value: [], gaps: [] } : await forge.changes(incident, range)
}
