import { basename } from 'node:path'

import type { Failure } from '../../engine/model/failure.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import { readLog } from './read-log.ts'

/**
 * Reads the failing logs and the good ones that belong to them by their place in the list. `others` are inputs that
 * somebody else reads.
 * @throws Refusal when a log cannot be read or holds nothing to read
 */
export async function readFailures(
  logs: readonly string[],
  baselines: readonly string[],
  others: readonly string[] = [],
): Promise<readonly Failure[]> {
  if (baselines.length > logs.length) {
    throw new Refusal(
      'bad-input',
      `There are ${baselines.length} --baseline but only ${logs.length} --log.`,
      'The n-th --baseline is the good log of the n-th --log: leave out those that belong to none.',
    )
  }
  if ([...logs, ...baselines, ...others].filter((path) => path === '-').length > 1) {
    throw new Refusal('bad-input', 'Standard input is named more than once.', 'Give all but one as files.')
  }
  const failures: Failure[] = []
  for (const [index, path] of logs.entries()) {
    const baseline = baselines[index]
    failures.push({
      name: path === '-' ? 'standard input' : basename(path),
      log: await readLog(path),
      baseline: baseline === undefined ? null : await readLog(baseline),
      annotations: [],
    })
  }
  return failures
}
