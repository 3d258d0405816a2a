import type { Gap } from '../../engine/model/completeness.ts'
import type { Sha } from '../../engine/model/ids.ts'
import type { RegressionRange } from '../../engine/model/regression-range.ts'
import type { Answer } from '../../engine/ports.ts'
import type { Clone } from './clone.ts'
import type { ResolvedChoice } from './git-choice.ts'
import { gitFailed } from './git-failed.ts'
import { landedCommits } from './landed-commits.ts'
import { cutOffBetween } from './resolve-ref.ts'
import { tryGit } from './run-git.ts'
import { fallbackLength } from './window.ts'

/** How the last good commit and the bad one lie to each other. A shallow clone that cannot tell is a Refusal. */
export async function findRange(
  clone: Clone,
  { good, bad, commits }: ResolvedChoice,
): Promise<Answer<RegressionRange>> {
  if (good === bad) return without({ kind: 'empty', good, bad, because: 'same-commit' })
  const isStraight = commits === null && (await descendsStraight(clone, good, bad))
  const base = isStraight ? good : await mergeBase(clone, good, bad)
  if (base === good) return without({ kind: 'bounded', good, bad, goodFrom: 'given' })
  if (base === bad) return without({ kind: 'empty', good, bad, because: 'rolled-back' })
  if (base !== null)
    return { value: { kind: 'bounded', good: base, bad, goodFrom: 'merge-base' }, gaps: [parted(clone)] }
  if (!clone.shallow) {
    const fallback = `the newest ${fallbackLength} first-parent commits up to the bad one`
    return without({ kind: 'open', bad, because: 'unrelated-histories', fallback })
  }
  throw await cutOffBetween(clone, good, bad)
}

function parted({ shallow }: Clone): Gap {
  const because =
    'the last good commit is not an ancestor of the bad one: the range begins where they parted, and what only the good side had was not looked at'
  const perhaps =
    '; as this clone is shallow they may only seem to part, which `git fetch --unshallow` there settles'
  return {
    what: 'range',
    completeness: { kind: 'truncated', because: shallow ? because + perhaps : because },
  }
}

function without(value: RegressionRange): Answer<RegressionRange> {
  return { value, gaps: [] }
}

/** Whether the first parents of the bad commit lead to the good one; they have to be read anyway. */
async function descendsStraight(clone: Clone, good: Sha, bad: Sha): Promise<boolean> {
  return (await landedCommits(clone, { good, bad })).at(-1)?.parents[0] === good
}

/** The best common ancestor; null where there is none. */
async function mergeBase(clone: Clone, good: Sha, bad: Sha): Promise<Sha | null> {
  const args = ['merge-base', good, bad]
  const result = await tryGit(clone, args)
  if (result.code === 1) return null
  if (result.code !== 0) throw gitFailed(clone, args, result)
  return result.stdout.toString('latin1').trim() as Sha
}
