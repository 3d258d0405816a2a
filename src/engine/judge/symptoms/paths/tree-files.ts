import { remembering, rememberingWeakly } from '../../../model/remembering.ts'
import { filesNamed, testedFiles } from './names-to-paths.ts'
import { isOwnPackage } from './own-package.ts'
import { indexPaths } from './path-index.ts'
import type { Resolved } from './resolve-paths.ts'
import { resolvePath } from './resolve-paths.ts'

/** The tree's files, asked by what a log prints; each question is worked out once. */
export type TreeFiles = {
  /** The file a printed path means. */
  readonly printed: (path: string) => Resolved | null
  /** Whether a printed path lies in an installed package that is made from this tree. */
  readonly isOwnPackage: (path: string) => boolean
  /** The files a module, type or test name may stand for. */
  readonly named: (name: string) => readonly Resolved[]
  /** The files that a test file tests, judged by its name; none for a file that is no test. */
  readonly tested: (testPath: string) => readonly Resolved[]
}

const stems = (paths: readonly string[]): readonly Resolved[] => paths.map((path) => ({ path, how: 'stem' }))

/** Makes the tree's paths searchable. Remembered: failures are read before their changes are known, and again after. */
export const treeFiles = rememberingWeakly((paths: readonly string[]): TreeFiles => {
  const index = indexPaths(paths)
  return {
    printed: remembering((path) => resolvePath(index, path)),
    isOwnPackage: remembering((path) => isOwnPackage(index, path)),
    named: remembering((name) => stems(filesNamed(index, name))),
    tested: remembering((testPath) => stems(testedFiles(index, testPath))),
  }
})
