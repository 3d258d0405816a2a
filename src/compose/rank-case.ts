import type { OpenCase } from '../adapters/case-file/case-schema.ts'
import { rankingLine } from '../adapters/case-file/ranking-line.ts'
import { gatherDossier } from '../engine/gather-dossier.ts'
import { judge } from '../engine/judge/judge.ts'
import { type RankerWeights, rankerWeights } from '../engine/judge/ranking/ranker-weights.ts'
import type { Dossier } from '../engine/model/dossier.ts'
import type { ChangeId } from '../engine/model/ids.ts'
import { Refusal } from '../engine/model/refusal.ts'
import { type ComposedCase, composeCases } from './compose-cases.ts'
import { terminalPolicy } from './terminal-policy.ts'
import { namedCandidates, unrankedLine } from './unranked-line.ts'

export type { OpenCase } from '../adapters/case-file/case-schema.ts'

/** What became of one case. `line` is its line of the ranking file in any event, so that one case never costs a run. */
export type CaseOutcome =
  | { readonly kind: 'ranked'; readonly line: string }
  /** The world or the case does not let us: `says` tells why and how to mend it. */
  | { readonly kind: 'unrankable'; readonly line: string; readonly says: string }
  /** A bug of ours. */
  | { readonly kind: 'crashed'; readonly line: string; readonly says: string }

export type CaseRanker = (line: OpenCase) => Promise<CaseOutcome>

/**
 * What ranks the cases of one file; `gitDirectory` may be null where all cases give their changes in full. The ranker
 * never throws: what goes wrong with a case is told by its outcome.
 * @throws Refusal when the git directory cannot be used
 */
export async function caseRanker(
  gitDirectory: string | null,
  { explain, weights }: { readonly explain: boolean; readonly weights: RankerWeights | null },
): Promise<CaseRanker> {
  const compose = await composeCases(gitDirectory)
  return async (line) => {
    const begun = performance.now()
    try {
      const { incident, forge } = await compose(line)
      // No redaction: quotes have to be parts of the log as the case holds it, and nothing leaves this machine.
      const dossier = await gatherDossier(incident, forge, 'as-they-are')
      const judgement = judge(dossier, terminalPolicy, weights ?? rankerWeights)
      const milliseconds = performance.now() - begun
      const cleared = clearedIn(dossier, line)
      return {
        kind: 'ranked',
        line: rankingLine({ id: line.id, judgement, cleared, milliseconds, explain }),
      }
    } catch (error) {
      const known = await candidatesOf(line, compose)
      const unranked = unrankedLine(line.id, known, performance.now() - begun)
      if (error instanceof Refusal) {
        return { kind: 'unrankable', line: unranked, says: `${error.message} ${error.mend}` }
      }
      const says = error instanceof Error ? (error.stack ?? error.message) : String(error)
      return { kind: 'crashed', line: unranked, says }
    }
  }
}

/** Candidates that were not judged: others took them back, or none of those named lies between good and bad. */
function clearedIn({ range, cancelled = [] }: Dossier, line: OpenCase): readonly ChangeId[] {
  return range.kind === 'empty' ? namedCandidates(line).map((id) => id as ChangeId) : cancelled
}

/** As far as they can be found out once something went wrong. */
async function candidatesOf(
  line: OpenCase,
  compose: (line: OpenCase) => Promise<ComposedCase>,
): Promise<readonly string[]> {
  const named = namedCandidates(line)
  if (named.length > 0) return named
  try {
    const { incident, forge } = await compose(line)
    const range = await forge.range(incident)
    const changes = await forge.changes(incident, range.value)
    return changes.value.map(({ id }) => id)
  } catch {
    return []
  }
}
