import { issueNumber } from './issue-number.ts'
import { ours, prose } from './prose.ts'
import type { Report } from './report.ts'

/**
 * The report as it stands where nobody listens: besides the incident's issue, which it names if there is one. GitHub
 * links the number.
 */
export function readElsewhere(report: Report, issueUrl: string | null): Report {
  const { words: _, ...rest } = report
  const number = issueNumber(issueUrl)
  const where = number === null ? ours('whoever looks after this repository') : ours(`us in #${number}`)
  return {
    ...rest,
    ifWrong: prose`Is this wrong? Tell ${where} which change it was, or that it was none of these.`,
  }
}
