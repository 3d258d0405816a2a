import type { Performed, Plan } from '../model/act.ts'
import { undoneWords } from '../model/undone-words.ts'
import type { Report } from './report.ts'

/** The report with what came of acts before it was written: one that was refused is not under way, and is told of. */
export function withOutcomes(report: Report, { take }: Plan, performed: readonly Performed[]): Report {
  const refused = performed.flatMap((one, at) => {
    const act = take[at]
    if (one.kind !== 'refused' || act?.kind !== 're-run') return []
    const says = `${undoneWords(act)}: ${one.because}`
    return [{ act: act.kind, because: 'refused' as const, says }]
  })
  if (refused.length === 0) return report
  const { underWay: _, ...rest } = report
  return { ...rest, withheld: [...report.withheld, ...refused] }
}
