import process from 'node:process'

import { explainLog } from '../../compose/explain-log.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import type { ExplainOptions } from './commands/explain.ts'
import { logFindingsText } from './log-findings-text.ts'
import { logFindings } from './log-findings.ts'
import { readFailures } from './read-failures.ts'

/** Reads a log and prints what was found in it, for people or as JSON. */
export async function runExplain({ log, baseline, repo, at, json }: ExplainOptions): Promise<void> {
  if (at !== undefined && repo === undefined) {
    throw new Refusal(
      'bad-input',
      '--at names a commit, but there is no --repo that it could be in.',
      'Add --repo.',
    )
  }
  const [failure] = await readFailures([log], baseline === undefined ? [] : [baseline])
  if (failure === undefined) throw new Error('one log in, one failure out')
  const choice = repo === undefined ? null : { directory: repo, at: at ?? 'HEAD' }
  const findings = logFindings(await explainLog(failure, choice))
  process.stdout.write(json === true ? `${JSON.stringify(findings, null, 2)}\n` : logFindingsText(findings))
}
