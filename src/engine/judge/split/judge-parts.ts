import type { Dossier } from '../../model/dossier.ts'
import type { Part } from '../../model/judgement.ts'
import type { Policy } from '../../model/policy.ts'
import type { Ranking } from '../../model/suspect.ts'
import type { Reading, Symptom } from '../../model/symptom.ts'
import { decideByThresholds } from '../verdict/decide.ts'
import { mayName } from '../verdict/may-name.ts'
import { nameSeveral } from './name-several.ts'
import { separateCauses } from './one-cause.ts'
import { joinedReadings, splitReading } from './split-reading.ts'

/**
 * How much likelier separate causes have to be than one, to tell failures apart. Real logs of a single fault reached
 * 2.5 at most, logs of two faults mostly more than 10; "positive evidence" begins at 3 (Kass and Raftery 1995).
 */
const plainlyApart = 5

type Ranked = { readonly reading: Reading; readonly ranking: Ranking }

/**
 * The failures by what caused them, each group with a ranking of its own; empty where one change may have caused all.
 * `rank` ranks the changes for a reading as if nothing else had failed.
 */
export function judgeParts(
  dossier: Dossier,
  whole: Reading,
  policy: Policy,
  { paths, rank }: { readonly paths: readonly string[]; readonly rank: (reading: Reading) => Ranking },
): readonly Part[] {
  const groups = splitReading(whole, paths)
  if (groups.length < 2) return []
  const apart = toldApart(
    groups.map((reading) => ({ reading, ranking: rank(reading) })),
    (one, other) => {
      const reading = joinedReadings(whole, one.reading, other.reading)
      return { reading, ranking: rank(reading) }
    },
  )
  const nameable = mayName(dossier, whole)
  const parts = apart.map(({ reading, ranking }) => ({
    signature: reading.signature,
    title: titleOf(reading),
    reading,
    ranking,
    verdict: decideByThresholds(ranking, policy, nameable),
  }))
  return nameSeveral(parts) ? parts : []
}

/** Joins the two that one change explains best, until each of the groups that are left needs one of its own. */
function toldApart(
  groups: readonly Ranked[],
  join: (one: Ranked, other: Ranked) => Ranked,
): readonly Ranked[] {
  let apart = groups
  while (apart.length > 1) {
    const pairs = apart.flatMap((one, index) => apart.slice(index + 1).map((other) => ({ one, other })))
    const weighed = pairs.map((pair) => ({
      ...pair,
      ratio: separateCauses([pair.one.ranking, pair.other.ranking]),
    }))
    const closest = weighed.reduce((least, pair) => (pair.ratio < least.ratio ? pair : least))
    if (closest.ratio >= plainlyApart) break
    const { one, other } = closest
    apart = apart.flatMap((group) => (group === one ? [join(one, other)] : group === other ? [] : [group]))
  }
  return apart
}

const longestTitle = 200

/** An error before what it made fail: of each the first that is new. */
function titleOf({ symptoms, tellingLines }: Reading): string {
  const loudest: readonly Symptom['kind'][] = ['diagnostic', 'error-message', 'failing-test', 'stack-frame']
  const novel = symptoms.filter((symptom) => symptom.novel)
  for (const kind of loudest) {
    const found = novel.find((symptom) => symptom.kind === kind && !isWarning(symptom))
    if (found !== undefined) return found.at.quote.trim().slice(0, longestTitle)
  }
  return tellingLines[0]?.quote.trim().slice(0, longestTitle) ?? ''
}

function isWarning(symptom: Symptom): boolean {
  return symptom.kind === 'diagnostic' && symptom.severity === 'warning'
}
