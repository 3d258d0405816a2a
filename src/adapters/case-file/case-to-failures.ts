import type { Failure, LogText } from '../../engine/model/failure.ts'
import type { OpenCase } from './case-schema.ts'

/** The failing logs of a case. A case holds them whole and knows of no annotations. */
export function caseToFailures(line: OpenCase): readonly Failure[] {
  return line.failures.map(({ name, log, baseline }) => ({
    name,
    log: whole(log),
    baseline: baseline === undefined ? null : whole(baseline),
    annotations: [],
  }))
}

function whole(text: string): LogText {
  return { text, completeness: { kind: 'complete' } }
}
