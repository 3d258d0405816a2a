import { redactText } from '../engine/gather/redact.ts'
import { readFailures } from '../engine/judge/symptoms/read-failures.ts'
import type { Tree } from '../engine/model/context.ts'
import type { Failure, LogText } from '../engine/model/failure.ts'
import type { Reading } from '../engine/model/symptom.ts'

/** A commit whose files the log may speak of. */
export type TreeChoice = { readonly directory: string; readonly at: string }

export type ExplainedLog = {
  /** As it was read: secrets of known forms are taken out. */
  readonly failure: Failure
  readonly reading: Reading
  /** Null where no repository was given; then no path is resolved. */
  readonly tree: Tree | null
}

const NO_TREE: Tree = { sha: null, paths: [], completeness: { kind: 'complete' } }

/**
 * Reads a failing log and says what was found, without judging any change.
 * @throws Refusal when there is no such clone or commit
 */
export async function explainLog(failure: Failure, choice: TreeChoice | null): Promise<ExplainedLog> {
  const tree = choice === null ? null : await treeOf(choice)
  const { log, baseline } = failure
  const clean = { ...failure, log: redacted(log), baseline: baseline === null ? null : redacted(baseline) }
  return { failure: clean, reading: readFailures([clean], tree ?? NO_TREE), tree }
}

async function treeOf({ directory, at }: TreeChoice): Promise<Tree> {
  const [{ openClone }, { resolveRef }, { listTree }] = await Promise.all([
    import('../adapters/git/open-clone.ts'),
    import('../adapters/git/resolve-ref.ts'),
    import('../adapters/git/list-tree.ts'),
  ])
  const clone = await openClone(directory)
  return await listTree(clone, await resolveRef(clone, at))
}

function redacted(log: LogText): LogText {
  return { ...log, text: redactText(log.text) }
}
