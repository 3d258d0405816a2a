import type { Change } from '../../engine/model/change.ts'
import type { Gap } from '../../engine/model/completeness.ts'
import type { Sha } from '../../engine/model/ids.ts'
import type { RegressionRange } from '../../engine/model/regression-range.ts'
import type { Answer } from '../../engine/ports.ts'
import { broughtMessages } from './brought-messages.ts'
import { changeOf } from './change-of.ts'
import type { Clone } from './clone.ts'
import type { CommitInfo } from './commit-info.ts'
import type { ResolvedChoice } from './git-choice.ts'
import { broughtBy, readHistory } from './history.ts'
import { landedCommits, mostCommits } from './landed-commits.ts'
import { howToFetch } from './partial-clone.ts'
import { readCommits } from './read-commits.ts'
import { type DiffBounds, readDiffs } from './read-diffs.ts'
import { sinceGood } from './since-good.ts'
import { windowOf } from './window.ts'

/** By merge, the commits that it brought, newest first. */
type Brought = ReadonlyMap<Sha, readonly Sha[]>

type Candidates = {
  /** Newest first. */
  readonly commits: readonly CommitInfo[]
  /** Under way: git walks all history of the range for it, while it compares the commits. */
  readonly brought: Promise<Brought>
  readonly gaps: readonly Gap[]
}

/** The changes of a range, newest first, each with its diff against its first parent. */
export async function listChanges(
  clone: Clone,
  choice: ResolvedChoice,
  range: RegressionRange,
  bounds?: DiffBounds,
): Promise<Answer<readonly Change[]>> {
  const listed =
    choice.commits === null
      ? await landedIn(clone, range, choice.exclude)
      : await given(clone, range, choice.commits)
  const { commits, gaps } = listed
  const reading = readDiffs(clone, commits, bounds)
  const [diffs, brought, messages] = await Promise.all([
    range.kind === 'bounded'
      ? reading.then((read) => sinceGood(clone, range, commits, read))
      : reading.then((read) => ({ ...read, mainlines: new Map<Sha, number | null>() })),
    listed.brought,
    listed.brought.then((all) => broughtMessages(clone, broughtByThese(commits, all))),
  ])
  const nothing = { files: [], completeness: { kind: 'complete' } } as const
  const changes = commits.map((commit) =>
    changeOf(commit, diffs.value.get(commit.sha) ?? nothing, {
      shas: brought.get(commit.sha) ?? [],
      messages: messages.get(commit.sha) ?? [],
      ...mainlineIn(diffs.mainlines, commit.sha),
    }),
  )
  return { value: changes, gaps: [...gaps, ...diffs.gaps, ...(await howToFetch(clone, range, changes))] }
}

function mainlineIn(mainlines: ReadonlyMap<Sha, number | null>, sha: Sha): Pick<Change, 'mainline'> {
  const mainline = mainlines.get(sha)
  return mainline === undefined ? {} : { mainline }
}

/** By merge, in the order of the commits, the newest first. */
function broughtByThese(commits: readonly CommitInfo[], brought: Brought): Brought {
  const merges = commits.filter(({ sha }) => brought.has(sha))
  return new Map(merges.map(({ sha }) => [sha, brought.get(sha) ?? []]))
}

/** What landed on the branch: its first-parent commits. */
async function landedIn(
  clone: Clone,
  range: RegressionRange,
  exclude: ReadonlySet<Sha>,
): Promise<Candidates> {
  if (range.kind === 'empty') return { commits: [], brought: Promise.resolve(new Map()), gaps: [] }
  const window = await windowOf(clone, range)
  const landed = await landedCommits(clone, window)
  const within = landed.slice(0, mostCommits)
  const merged = within.some(({ parents }) => parents.length > 1)
  const chain = within.map(({ sha }) => sha)
  return {
    commits: within.filter(({ sha }) => !exclude.has(sha)),
    brought: merged
      ? readHistory(clone, window).then((history) => broughtBy(chain, history))
      : Promise.resolve(new Map()),
    gaps: landed.length > within.length ? [tooLong] : [],
  }
}

const tooLong: Gap = {
  what: 'changes',
  completeness: {
    kind: 'truncated',
    because: `only the newest ${mostCommits} commits of the range were looked at`,
  },
}

/** Exactly these commits: those of the range by their order in it, then the others as they were given. */
async function given(clone: Clone, range: RegressionRange, shas: readonly Sha[]): Promise<Candidates> {
  const commits = await readCommits(clone, shas)
  const history = range.kind === 'empty' ? new Map() : await readHistory(clone, await windowOf(clone, range))
  const positions = new Map([...history.keys()].map((sha, index) => [sha, index]))
  const position = ({ sha }: CommitInfo): number => positions.get(sha) ?? positions.size
  const brought = new Map<Sha, readonly Sha[]>()
  for (const { sha, parents } of commits) {
    const [first, ...others] = parents
    if (first === undefined || others.length === 0) continue
    brought.set(sha, [...(await readHistory(clone, { good: first, bad: sha })).keys()].slice(1))
  }
  return {
    commits: commits.toSorted((a, b) => position(a) - position(b)),
    brought: Promise.resolve(brought),
    gaps: [],
  }
}
