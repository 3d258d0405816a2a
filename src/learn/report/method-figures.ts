import type { JudgedCase } from '../judged-case.ts'
import { bootstrapInterval, type Interval } from '../measure/bootstrap-interval.ts'
import { culpritPlace } from '../measure/culprit-place.ts'
import { figures } from '../measure/figures.ts'
import { shareInterval } from '../measure/share-interval.ts'
import type { MinedCase } from '../mine/mined-case.ts'
import type { Group, Method } from './backtest-report.ts'
import type { SolvedCase } from './solved-case.ts'

const samples = 1000
const seed = 1
/** Length of the curve of accuracy over places. */
const curvePlaces = 20

/** The figures of one way to rank. */
export function methodOf(name: string, about: string, cases: readonly JudgedCase[]): Method {
  const places = cases.map(culpritPlace)
  const within = (place: number): number => places.filter((one) => one <= place).length / places.length
  return {
    name,
    about,
    ...intervalsOf(cases),
    acc3: amongFirst(3, cases),
    curve: cases.length === 0 ? [] : Array.from({ length: curvePlaces }, (_, index) => within(index + 1)),
  }
}

function intervalsOf(cases: readonly JudgedCase[]): Pick<Method, 'acc1' | 'acc5' | 'mrr'> {
  return {
    acc1: amongFirst(1, cases),
    acc5: amongFirst(5, cases),
    mrr: bootstrapInterval(cases, figures.mrr, { seed, samples }),
  }
}

/** Resampling three cases of which all are right would say that all others are. */
function amongFirst(places: number, cases: readonly JudgedCase[]): Interval | null {
  return shareInterval(cases.filter((judged) => culpritPlace(judged) <= places).length, cases.length)
}

const groupings: readonly { readonly name: string; readonly holds: (mined: MinedCase) => boolean }[] = [
  { name: 'words name files or code', holds: ({ words }) => words === 'told' },
  { name: 'words are vague', holds: ({ words }) => words === 'vague' },
  { name: 'told by a revert', holds: ({ source }) => source === 'revert' },
  { name: 'told by a fix', holds: ({ source }) => source === 'fix' },
  { name: 'window is a release', holds: ({ window }) => window.kind === 'release' },
  { name: 'window is of fixed size', holds: ({ window }) => window.kind === 'fixed' },
]

/** The figures of each kind of cases that there is. */
export function groupsOf(solved: readonly SolvedCase[]): readonly Group[] {
  return groupings.flatMap(({ name, holds }) => {
    const cases = solved.filter(({ mined }) => holds(mined)).map(({ ours }) => ours)
    return cases.length === 0 ? [] : [{ name, cases: cases.length, ...intervalsOf(cases) }]
  })
}
