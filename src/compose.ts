import type { OpenCase } from './adapters/case-file/case-schema.ts'
import type { Attempt, Failure } from './engine/model/failure.ts'
import type { Incident } from './engine/model/incident.ts'
import type { Forge } from './engine/ports.ts'

/**
 * The only file that knows every part. Each door gets its engine from here; parts are loaded when they are asked for,
 * so that a command starts without the packages it does not use.
 */

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
    import('./adapters/git/open-clone.ts'),
    import('./adapters/git/git-forge.ts'),
  ])
  const { directory, good, bad, failures, attempts = [] } = question
  const clone = await openClone(directory)
  return {
    ...gitForge(clone, { good, bad }),
    failures: async () => ({ value: { failures, attempts }, gaps: [] }),
  }
}

export type ComposedCase = { readonly incident: Incident; readonly forge: Forge }

/**
 * Turns the lines of one case file into incidents with a forge each. `gitDirectory` may be null where every case
 * gives its changes in full. The clone is opened once, so its cache serves all cases.
 */
export async function composeCases(
  gitDirectory: string | null,
): Promise<(line: OpenCase) => Promise<ComposedCase>> {
  const [{ openClone }, { gitForge }, { caseChanges, caseFailures }, { caseToIncident }] = await Promise.all([
    import('./adapters/git/open-clone.ts'),
    import('./adapters/git/git-forge.ts'),
    import('./adapters/case-file/case-forge.ts'),
    import('./adapters/case-file/case-to-incident.ts'),
  ])
  const { Refusal } = await import('./engine/model/refusal.ts')
  const clone = gitDirectory === null ? null : await openClone(gitDirectory)
  return async (line) => {
    if (line.range === undefined && line.changes === undefined)
      throw new Error('a parsed case has a range or changes')
    if (line.range === undefined) {
      return {
        incident: caseToIncident(line),
        forge: { ...caseChanges(line.changes ?? []), ...caseFailures(line) },
      }
    }
    if (clone === null) {
      throw new Refusal(
        'bad-input',
        `case ${line.id} names a range of commits, but no git directory was given`,
        'Give the repository’s git directory with --git-dir.',
      )
    }
    return {
      incident: caseToIncident(line),
      forge: { ...gitForge(clone, line.range), ...caseFailures(line) },
    }
  }
}
