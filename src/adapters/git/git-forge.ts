import type { ChangeSource, ContextSource, RangeSource } from '../../engine/ports.ts'
import type { Clone } from './clone.ts'
import { findRange } from './find-range.ts'
import { type GitChoice, type ResolvedChoice, resolveChoice } from './git-choice.ts'
import { listChanges } from './list-changes.ts'
import { listTree } from './list-tree.ts'
import { lookAgain } from './look-again.ts'
import type { FileParser } from './parse-files.ts'
import { readContext } from './read-context.ts'
import { readLineHistories } from './read-line-histories.ts'
import { readPast } from './read-past.ts'

/**
 * Answers from a local clone alone: the range between two commits, its first-parent commits as changes, and the files
 * around the failure. Refs are resolved once, at the first question. Nothing newer than the choice's tree is read but
 * the candidates themselves. Without a parser nothing is known of how files hang together.
 */
export function gitForge(
  clone: Clone,
  choice: GitChoice,
  parse: FileParser | null = null,
): RangeSource & ChangeSource & ContextSource {
  let resolved: Promise<ResolvedChoice> | null = null
  const resolve = (): Promise<ResolvedChoice> => (resolved ??= resolveChoice(clone, choice))
  return {
    range: async () => findRange(clone, await resolve()),
    changes: async (_, range) => listChanges(clone, await resolve(), range),
    patches: async (_, changes, paths, likely) => lookAgain(clone, changes, paths, likely),
    tree: async () => listTree(clone, (await resolve()).tree),
    context: (question) => readContext(clone, question),
    past: (question) => readPast(clone, question),
    lineHistories: (question) => readLineHistories(clone, question),
    ...(parse === null
      ? {}
      : { parsed: (_, treeSha, paths) => parse(treeSha, paths), remembersParsed: true }),
  }
}
