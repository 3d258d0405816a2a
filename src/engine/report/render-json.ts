import { costWords } from './cost-words.ts'
import { plainProse } from './prose.ts'
import type { Report } from './report.ts'

/**
 * The report as JSON with one trailing newline: keys in a fixed order, sentences as plain strings. Texts of others are
 * given as they are, so whoever shows them has to escape them. `version` changes when a key changes its meaning.
 */
export function renderJson(report: Report): string {
  const { version, incident, headline, verdict, next, suspects, failures, cleared, notLookedAt, withheld } =
    report
  const { attempts, range, cost, ifWrong, groups, clashes, secondOpinion } = report
  const told = {
    version,
    incident,
    headline: plainProse(headline),
    verdict: {
      kind: verdict.kind,
      because: verdict.because,
      sentence: `${plainProse(verdict.lead)} ${plainProse(verdict.rest)}`.trim(),
      noneProbability: verdict.noneProbability,
    },
    next: plainProse(next),
    suspects,
    groups: groups.map((group) => ({ ...group, sentence: plainProse(group.sentence) })),
    clashes: clashes.map(plainProse),
    failures,
    attempts: attempts === null ? null : plainProse(attempts),
    cleared,
    notLookedAt,
    withheld,
    range: { ...range, sentence: plainProse(range.sentence) },
    cost: { ...cost, sentence: costWords(cost) },
    ...(secondOpinion === undefined ? {} : { secondOpinion: plainProse(secondOpinion) }),
    ifWrong: plainProse(ifWrong),
  }
  return `${JSON.stringify(told, null, 2)}\n`
}
