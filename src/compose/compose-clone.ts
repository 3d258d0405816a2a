import type { Attempt, Failure } from '../engine/model/failure.ts'
import type { Forge } from '../engine/ports.ts'

/** What the person at a terminal gives: a clone, a range in it and the failing logs. */
export type CloneQuestion = {
  readonly directory: string
  readonly good: string
  readonly bad: string
  readonly failures: readonly Failure[]
  readonly attempts?: readonly Attempt[]
}

/** A forge over a local clone; the failure is what the caller read. Refuses what git refuses, in words. */
export async function composeClone(question: CloneQuestion): Promise<Forge> {
  const [{ openClone }, { gitForge }] = await Promise.all([
    import('../adapters/git/open-clone.ts'),
    import('../adapters/git/git-forge.ts'),
  ])
  const { directory, good, bad, failures, attempts = [] } = question
  const clone = await openClone(directory)
  return {
    ...gitForge(clone, { good, bad }),
    failures: async () => ({ value: { failures, attempts }, gaps: [] }),
  }
}
