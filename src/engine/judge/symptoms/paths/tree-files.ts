import { filesNamed, testedFiles } from './names-to-paths.ts'
import { indexPaths } from './path-index.ts'
import type { Resolved } from './resolve-paths.ts'
import { resolvePath } from './resolve-paths.ts'

/** The tree's files, asked by what a log prints; each question is worked out once. */
export type TreeFiles = {
  /** The file a printed path means. */
  readonly printed: (path: string) => Resolved | null
  /** The files a module, type or test name may stand for. */
  readonly named: (name: string) => readonly Resolved[]
  /** The files that a test file tests, judged by its name; none for a file that is no test. */
  readonly tested: (testPath: string) => readonly Resolved[]
}

const once = <Answer>(ask: (text: string) => Answer): ((text: string) => Answer) => {
  const known = new Map<string, { readonly answer: Answer }>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before.answer
    const answer = ask(text)
    known.set(text, { answer })
    return answer
  }
}

const stems = (paths: readonly string[]): readonly Resolved[] => paths.map((path) => ({ path, how: 'stem' }))

const known = new WeakMap<readonly string[], TreeFiles>()

/** Makes the tree's paths searchable. Remembered: failures are read before their changes are known, and again after. */
export const treeFiles = (paths: readonly string[]): TreeFiles => {
  const before = known.get(paths)
  if (before !== undefined) return before
  const index = indexPaths(paths)
  const files: TreeFiles = {
    printed: once((path) => resolvePath(index, path)),
    named: once((name) => stems(filesNamed(index, name))),
    tested: once((testPath) => stems(testedFiles(index, testPath))),
  }
  known.set(paths, files)
  return files
}
