import type { Gap } from '../engine/model/completeness.ts'
import type { Attempt, Failure } from '../engine/model/failure.ts'
import type { Forge, RevertSource } from '../engine/ports.ts'

/** What the person at a terminal gives: a clone, a range in it and the failing logs. */
export type CloneQuestion = {
  readonly directory: string
  readonly good: string
  readonly bad: string
  readonly failures: readonly Failure[]
  readonly attempts?: readonly Attempt[]
  /** What could not be read of the failures. */
  readonly gaps?: readonly Gap[]
}

/** A clone can also try whether a change can be taken back. */
export type CloneForge = Forge & { readonly reverts: RevertSource }

/** A forge over a local clone; the failure is what the caller read. Refuses what git refuses, in words. */
export async function composeClone(question: CloneQuestion): Promise<CloneForge> {
  const [{ openClone }, { gitForge }, { fileParser }, { syntaxReader }, { gitReverts }] = await Promise.all([
    import('../adapters/git/open-clone.ts'),
    import('../adapters/git/git-forge.ts'),
    import('../adapters/git/parse-files.ts'),
    import('../adapters/syntax/syntax-reader.ts'),
    import('../adapters/git/try-revert.ts'),
  ])
  const { directory, good, bad, failures, attempts = [], gaps = [] } = question
  const clone = await openClone(directory)
  return {
    ...gitForge(clone, { good, bad }, fileParser(clone, syntaxReader())),
    failures: async () => ({ value: { failures, attempts }, gaps }),
    reverts: gitReverts(clone),
  }
}
