import type { Change } from '../../engine/model/change.ts'
import type { Gap } from '../../engine/model/completeness.ts'
import type { RegressionRange } from '../../engine/model/regression-range.ts'
import type { Clone } from './clone.ts'
import { tryGit } from './run-git.ts'

/**
 * Where a partial clone lacks what the changes did, how its owner can have it fetched. We fetch nothing ourselves: that
 * would run whatever the clone's configuration names, with the credentials of whoever runs us.
 */
export async function howToFetch(
  clone: Clone,
  range: RegressionRange,
  changes: readonly Change[],
): Promise<readonly Gap[]> {
  const lacks = changes.some(
    ({ filesCompleteness: of }) => of.kind !== 'complete' && of.because.includes('this clone'),
  )
  if (range.kind !== 'bounded' || !lacks || !(await isPartial(clone))) return []
  const window = `${range.good.slice(0, 12)}..${range.bad.slice(0, 12)}`
  const because =
    'this is a partial clone, and nothing is fetched without being asked for; ' +
    `\`git log -p -m --first-parent ${window}\`, run there once, fetches it`
  return [{ what: 'contents of changed files', completeness: { kind: 'truncated', because } }]
}

async function isPartial(clone: Clone): Promise<boolean> {
  const names = ['config', '--local', '--get-regexp', '^remote\\..*\\.(promisor|partialclonefilter)$']
  return (await tryGit(clone, names)).code === 0
}
