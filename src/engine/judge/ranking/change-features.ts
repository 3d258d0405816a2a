import type { Change } from '../../model/change.ts'
import { areAll } from '../../model/file-kind.ts'
import { diffNature } from './diff-nature.ts'
import type { Feature } from './feature.ts'
import { isReLand, isRevert } from './reverts.ts'

/** Features of the change alone, whatever failed. */
export const changeFeatures: readonly Feature[] = [
  {
    name: 'only-documentation',
    about: '1 where every file is documentation',
    of: ({ change }) => (areAll(change.files, 'documentation') ? 1 : 0),
  },
  {
    name: 'only-tests',
    about: '1 where every file is a test or its data',
    of: ({ change }) => (areAll(change.files, 'test') ? 1 : 0),
  },
  {
    name: 'only-pipeline',
    about: '1 where every file configures the CI system',
    of: ({ change }) => (areAll(change.files, 'pipeline') ? 1 : 0),
  },
  {
    name: 'only-comments',
    about: '1 where the diff changes comments and blank lines alone',
    of: ({ change }) => (diffNature(change) === 'comments' ? 1 : 0),
  },
  {
    name: 'only-formatting',
    about: '1 where the diff moves blanks and line breaks alone',
    of: ({ change }) => (diffNature(change) === 'formatting' ? 1 : 0),
  },
  {
    name: 'size',
    about: 'ln(1 + lines added and removed) / 10',
    of: ({ change }) => Math.log1p(linesOf(change)) / 10,
  },
  {
    name: 'scatter',
    about: 'ln(1 + files) / 5',
    of: ({ change }) => Math.log1p(change.files.length) / 5,
  },
  {
    name: 'touches-nothing',
    about: '1 where no file is known to change',
    of: ({ change }) => (change.files.length === 0 ? 1 : 0),
  },
  {
    name: 'is-revert',
    about: '1 where the change takes an earlier one back',
    of: ({ change }) => (isRevert(change) ? 1 : 0),
  },
  {
    name: 'is-re-land',
    about: '1 where the change brings back what was reverted before',
    of: ({ change }) => (isReLand(change) ? 1 : 0),
  },
  {
    name: 'reverted',
    about: '1 where a later change of the range takes this one back',
    of: ({ change }, { reverted }) => (reverted.has(change.id) ? 1 : 0),
  },
]

function linesOf(change: Change): number {
  return change.files.reduce((sum, file) => sum + file.additions + file.deletions, 0)
}
