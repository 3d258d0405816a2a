import type { Change } from '../model/change.ts'
import type { Gap } from '../model/completeness.ts'
import type { Tree } from '../model/context.ts'
import type { Facts } from '../model/dossier.ts'
import type { Incident } from '../model/incident.ts'
import type { RegressionRange } from '../model/regression-range.ts'
import type { Answer, Forge } from '../ports.ts'

/**
 * First pass: the range, what changed in it, and how it failed. An empty range asks for no changes. `meanwhile` is told
 * all but the changes while these are still read, which takes longest, and is waited for.
 */
export async function gatherFacts(
  incident: Incident,
  forge: Forge,
  meanwhile: (known: Facts) => Promise<void> = () => Promise.resolve(),
): Promise<Facts> {
  const range = await forge.range(incident)
  const [changes, known] = await Promise.all([
    changesIn(incident, range.value, forge),
    allButChanges(incident, range.value, forge).then(async (all) => {
      await meanwhile(all)
      return all
    }),
  ])
  const gaps = [...range.gaps, ...changes.gaps, ...known.gaps]
  return { ...known, changes: changes.value, gaps }
}

async function allButChanges(incident: Incident, range: RegressionRange, forge: Forge): Promise<Facts> {
  const [{ value, gaps }, tree] = await Promise.all([
    forge.failures(incident, range),
    forge.tree(incident, range),
  ])
  const { failures, attempts } = value
  return { incident, range, changes: [], failures, attempts, tree, gaps: [...gaps, ...gapOf(tree)] }
}

function gapOf({ completeness }: Tree): readonly Gap[] {
  return completeness.kind === 'complete' ? [] : [{ what: 'the file list', completeness }]
}

async function changesIn(
  incident: Incident,
  range: RegressionRange,
  forge: Forge,
): Promise<Answer<readonly Change[]>> {
  return range.kind === 'empty' ? { value: [], gaps: [] } : await forge.changes(incident, range)
}
