import type { Tree } from '../../../../src/engine/model/context.ts'
import type { Annotation, Failure, LogText } from '../../../../src/engine/model/failure.ts'

const complete = (text: string): LogText => ({ text, completeness: { kind: 'complete' } })

/** One failing job with the given log. */
export const failureOf = (
  log: string,
  baseline: string | null = null,
  annotations: readonly Annotation[] = [],
): Failure => ({
  name: 'test',
  log: complete(log),
  baseline: baseline === null ? null : complete(baseline),
  annotations,
})

/** A tree of the given files. */
export const treeOf = (paths: readonly string[]): Tree => ({
  sha: null,
  paths,
  completeness: { kind: 'complete' },
})
