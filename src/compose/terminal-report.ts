import { prose } from '../engine/report/prose.ts'
import type { Report } from '../engine/report/report.ts'

/** A report as a terminal shows it: there nothing is done to the world, so nothing is left undone, and no issue is there to answer on. */
export function terminalReport(report: Report): Report {
  return {
    ...report,
    withheld: [],
    ifWrong: prose`Is this wrong? “prime-suspect record” keeps the facts of this incident, so that it can be judged again.`,
  }
}
