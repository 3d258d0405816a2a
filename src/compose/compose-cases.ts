import type { OpenCase } from '../adapters/case-file/case-schema.ts'
import type { Clone } from '../adapters/git/clone.ts'
import type { Incident } from '../engine/model/incident.ts'
import { Refusal } from '../engine/model/refusal.ts'
import type { Forge } from '../engine/ports.ts'

export type ComposedCase = { readonly incident: Incident; readonly forge: Forge }

/**
 * Turns the lines of one case file into incidents with a forge each. `gitDirectory` may be null where every case
 * gives its changes in full. The clone is opened once, so its cache serves all cases.
 */
export async function composeCases(
  gitDirectory: string | null,
): Promise<(line: OpenCase) => Promise<ComposedCase>> {
  const [
    clone,
    { gitForge },
    { fileParser },
    { syntaxReader },
    { caseChanges, caseFailures },
    { caseToIncident },
  ] = await Promise.all([
    gitDirectory === null ? null : opened(gitDirectory),
    import('../adapters/git/git-forge.ts'),
    import('../adapters/git/parse-files.ts'),
    import('../adapters/syntax/syntax-reader.ts'),
    import('../adapters/case-file/case-forge.ts'),
    import('../adapters/case-file/case-to-incident.ts'),
  ])
  const parse = clone === null ? null : fileParser(clone, syntaxReader())
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
      forge: { ...gitForge(clone, line.range, parse), ...caseFailures(line) },
    }
  }
}

/** By git, which begins while the other modules are loaded. */
async function opened(gitDirectory: string): Promise<Clone> {
  const { openClone } = await import('../adapters/git/open-clone.ts')
  return await openClone(gitDirectory)
}
