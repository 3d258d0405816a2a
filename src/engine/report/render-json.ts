import { costWords } from './cost-words.ts'
import { plainProse } from './prose.ts'
import type { Report } from './report.ts'

/**
 * The report as JSON with one trailing newline: keys in a fixed order, sentences as plain strings. Texts of others are
 * given as they are, so whoever shows them has to escape them; characters that a terminal would obey are written as
 * numbers, which any reader of JSON turns back. `version` changes when a key changes its meaning.
 */
export function renderJson(report: Report): string {
  const { version, incident, headline, verdict, next, suspects, failures, cleared, notLookedAt, withheld } =
    report
  const {
    attempts,
    range,
    cost,
    ifWrong,
    groups,
    clashes,
    notCaught,
    configuration,
    secondOpinion,
    underWay,
  } = report
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
    ...(underWay === undefined ? {} : { underWay: plainProse(underWay) }),
    suspects,
    groups: groups.map((group) => ({ ...group, sentence: plainProse(group.sentence) })),
    clashes: clashes.map(plainProse),
    failures,
    attempts: attempts === null ? null : plainProse(attempts),
    cleared,
    notCaught: notCaught.map((one) => ({ ...one, sentence: plainProse(one.sentence) })),
    notLookedAt,
    withheld,
    range: { ...range, sentence: plainProse(range.sentence) },
    cost: { ...cost, sentence: costWords(cost, { wasAsked: secondOpinion !== undefined }) },
    ...(secondOpinion === undefined ? {} : { secondOpinion: plainProse(secondOpinion) }),
    configuration,
    ifWrong: plainProse(ifWrong),
  }
  return `${JSON.stringify(told, null, 2).replace(obeyed, escaped)}\n`
}

/** What JSON lets stand as it is and terminals, editors or older parsers obey: C1 controls, direction, what shows nothing. */
const obeyed = /(?!\n)[\p{C}\p{Zl}\p{Zp}]/gu

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('')
}
