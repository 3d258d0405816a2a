import { gitForge } from '../adapters/git/git-forge.ts'
import { openClone } from '../adapters/git/open-clone.ts'
import { fileParser } from '../adapters/git/parse-files.ts'
import type { Incident } from '../engine/model/incident.ts'
import { Refusal } from '../engine/model/refusal.ts'
import type { RegressionRange } from '../engine/model/regression-range.ts'
import type { ChangeSource, ContextSource, Journal, SyntaxReader } from '../engine/ports.ts'

/** Of a clone: what changed, and what it knows of the code; what it leaves out is asked of the API. */
export type Local = (
  incident: Incident,
  range: RegressionRange,
) => Promise<(ChangeSource & Pick<ContextSource, 'tree'> & Partial<ContextSource>) | null>

/**
 * What answers from a clone where it holds the whole range. A clone that does not (none, a shallow one, one of another
 * repository) is no trouble: everything is asked of the API then, and the journal tells why.
 */
export function localClone(directory: string, syntax: SyntaxReader, journal: Journal): Local {
  return async (incident, range) => {
    if (range.kind !== 'bounded') return null
    try {
      const clone = await openClone(directory)
      const forge = gitForge(clone, { good: range.good, bad: range.bad }, fileParser(clone, syntax))
      const { value } = await forge.range(incident)
      const isWhole = value.kind === 'bounded' && value.good === range.good && !clone.shallow
      journal.note('clone at hand', { used: isWhole })
      return isWhole ? forge : null
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown
      journal.note('clone at hand', { used: false, because: thrown.kind })
      return null
    }
  }
}
