import type { Change } from '../../model/change.ts'
import { rememberingWeakly } from '../../model/remembering.ts'

/** What the diff of a change does, whatever its title says; `unknown` where not all patches are at hand. */
export type DiffNature = 'code' | 'comments' | 'formatting' | 'unknown'

const hashFiles =
  /(?:\.(?:py|pyi|rb|sh|bash|ya?ml|toml|pl|pm|r|exs?|ps1|cmake|tf|mk|bzl|gn|gni)|(?:^|\/)(?:Dockerfile|Makefile|CMakeLists\.txt|BUILD|Gemfile|Rakefile))$/
const slashFiles =
  /\.(?:[cm]?[jt]sx?|c|h|cc|cpp|cxx|hpp|hh|mm?|java|kts?|scala|go|rs|swift|dart|cs|php|gradle|groovy|proto|scss|less|css)$/
const hashComment = /^\s*(?:#|$)/
/** A star continues a block comment where a blank or its end follows; otherwise it may dereference. */
const slashComment = /^\s*(?:\/\/|\/\*|\*(?:\s|\/|$)|$)/

/** Remembered: several features ask. */
export const diffNature = rememberingWeakly(natureOf)

function natureOf({ files }: Change): DiffNature {
  if (files.length === 0) return 'unknown'
  let comments = true
  let formatting = true
  for (const { path, patch, status } of files) {
    if (patch === null || status === 'renamed') return 'unknown'
    const { added, removed } = changedLines(patch)
    comments &&= isComment(path, [...added, ...removed])
    formatting &&= withoutSpace(added) === withoutSpace(removed)
    if (!comments && !formatting) return 'code'
  }
  return comments ? 'comments' : 'formatting'
}

function changedLines(patch: string): Record<'added' | 'removed', readonly string[]> {
  const added: string[] = []
  const removed: string[] = []
  for (const line of patch.split('\n')) {
    if (line.startsWith('+')) added.push(line.slice(1))
    else if (line.startsWith('-')) removed.push(line.slice(1))
  }
  return { added, removed }
}

function isComment(path: string, lines: readonly string[]): boolean {
  const comment = hashFiles.test(path) ? hashComment : slashFiles.test(path) ? slashComment : null
  return comment !== null && lines.every((line) => comment.test(line))
}

/** Where blanks mean something (Python, YAML) a formatter's work is still the likelier reading of such a diff. */
function withoutSpace(lines: readonly string[]): string {
  return lines.join('').replaceAll(/\s+/g, '')
}
