import type { Change } from '../../../model/change.ts'
import { areAll } from '../../../model/file-kind.ts'
import { diffNature } from '../diff-nature.ts'
import { isReLand, isRevert } from '../reverts.ts'

const dependencies =
  /(?:^|\/)(?:package(?:-lock)?\.json|pnpm-lock\.yaml|yarn\.lock|go\.(?:mod|sum)|Cargo\.(?:toml|lock)|pom\.xml|build\.gradle(?:\.kts)?|requirements[^/]{0,40}\.txt|pyproject\.toml|poetry\.lock|Gemfile(?:\.lock)?|composer\.(?:json|lock))$/
const manyFiles = 50

/** What is known of a change at a glance, in our own words: facts that make it more or less likely to break things. */
export function changeNotes(change: Change): readonly string[] {
  const { files } = change
  const nature = diffNature(change)
  const notes: readonly (readonly [boolean, string])[] = [
    [isRevert(change), 'takes an earlier change back'],
    [isReLand(change), 'brings back what was taken back before'],
    [areAll(files, 'test'), 'touches tests only'],
    [areAll(files, 'documentation'), 'touches documentation only'],
    [areAll(files, 'pipeline'), 'touches the CI configuration only'],
    [nature === 'comments', 'changes comments only'],
    [nature === 'formatting', 'changes formatting only'],
    [files.some(({ path }) => dependencies.test(path)), 'changes dependencies or the build'],
    [files.some(({ status }) => status === 'removed'), 'removes files'],
    [files.length > manyFiles, 'touches many files'],
    [change.filesCompleteness.kind !== 'complete', 'not all of its files are known'],
  ]
  return notes.flatMap(([holds, note]) => (holds ? [note] : []))
}
