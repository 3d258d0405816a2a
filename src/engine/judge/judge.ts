import type { Dossier } from '../model/dossier.ts'
import type { Judgement } from '../model/judgement.ts'
import type { Lead } from '../model/match.ts'
import type { Policy } from '../model/policy.ts'
import type { Ranking } from '../model/suspect.ts'
import { allPaths } from './all-paths.ts'
import { collectEvidence } from './evidence/collect-evidence.ts'
import { rankChanges } from './ranking/rank-changes.ts'
import { relatedFiles } from './related-files.ts'
import { askQuestion } from './retrieval/question.ts'
import { retrieve } from './retrieval/retrieve.ts'
import { readFailures } from './symptoms/read-failures.ts'
import { decide } from './verdict/decide.ts'

/** Suspects whose evidence is worked out: what a report or a result file could show. */
const mostWithEvidence = 20

/**
 * A dossier judged: symptoms, retrieval, ranking, evidence, verdict. Pure: the same dossier and policy give the same
 * judgement, byte for byte.
 */
export function judge(dossier: Dossier, policy: Policy): Judgement {
  const paths = allPaths(dossier)
  const reading = readFailures(dossier.failures, paths)
  const implicated = [...new Set(reading.places.map((place) => place.path))]
  const question = askQuestion(dossier, reading, relatedFiles(implicated, paths.paths))
  const { leads, candidates } = retrieve(question, dossier.changes)
  const ranking = withEvidence(rankChanges(dossier, reading, { leads, candidates }), leads, dossier)
  return { reading, candidates, ranking, verdict: decide(dossier, reading, ranking, policy) }
}

function withEvidence(ranking: Ranking, leads: readonly Lead[], dossier: Dossier): Ranking {
  const byId = new Map(leads.map((lead) => [lead.change.id, lead]))
  return {
    ...ranking,
    suspects: ranking.suspects.map((suspect, place) => {
      const lead = byId.get(suspect.id)
      if (lead === undefined || place >= mostWithEvidence) return suspect
      return { ...suspect, evidence: collectEvidence(lead, dossier.failures) }
    }),
  }
}
