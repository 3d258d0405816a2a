import { resolve } from 'node:path'

import type { CaseSource } from '../../../compose/teach-cases.ts'
import { Refusal } from '../../../engine/model/refusal.ts'

/**
 * Case files with the git directories that belong to them, in the same order.
 * @throws Refusal where there are more git directories than case files
 */
export function caseSources({
  cases,
  gitDir = [],
}: {
  readonly cases: readonly string[]
  readonly gitDir?: readonly string[]
}): readonly CaseSource[] {
  if (gitDir.length > cases.length) {
    throw new Refusal(
      'bad-input',
      `There are ${gitDir.length} --git-dir but only ${cases.length} --cases.`,
      'The n-th --git-dir belongs to the n-th --cases: put files without one last.',
    )
  }
  return cases.map((path, index) => {
    const directory = gitDir[index]
    return { cases: path, gitDirectory: directory === undefined ? null : resolve(directory) }
  })
}
