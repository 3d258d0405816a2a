import { finding, lineOf, listOf, objectOf, parsedObject, textOf } from './json-value.ts'
import type { Report, ReportedFinding } from './report.ts'
import { FAILURES_CAP, MESSAGE_CAP } from './report.ts'

/** Suppressed, passed and unchanged results are no news (SARIF 2.1.0, 3.27.9, 3.27.23, 3.27.24). */
const isNews = (result: Readonly<Record<string, unknown>>): boolean =>
  listOf(result['suppressions']).length === 0 &&
  (result['kind'] === undefined || result['kind'] === 'fail') &&
  result['baselineState'] !== 'unchanged' &&
  result['baselineState'] !== 'absent'

const findingOf = (tool: string, result: Readonly<Record<string, unknown>>, at: number): ReportedFinding => {
  const place = objectOf(objectOf(listOf(result['locations'])[0])['physicalLocation'])
  const uri = textOf(objectOf(place['artifactLocation'])['uri'])
  return {
    tool,
    severity: result['level'] === 'error' ? 'error' : 'warning',
    code: textOf(result['ruleId']),
    message: (textOf(objectOf(result['message'])['text']) ?? '').slice(0, MESSAGE_CAP),
    path: uri?.replace(/^file:\/\//, '') ?? null,
    line: lineOf(objectOf(place['region'])['startLine']),
    at,
  }
}

/** Reads the results of a SARIF log (OASIS SARIF 2.1.0). A result without a level is a warning, as the format says. */
export const readSarif = (json: string): Report => {
  const find = finding(json)
  const findings: ReportedFinding[] = []
  for (const entry of listOf(parsedObject(json)['runs'])) {
    const run = objectOf(entry)
    const tool = textOf(objectOf(objectOf(run['tool'])['driver'])['name']) ?? 'sarif'
    for (const one of listOf(run['results'])) {
      const result = objectOf(one)
      if (!isNews(result) || result['level'] === 'none' || result['level'] === 'note') continue
      const message = textOf(objectOf(result['message'])['text'])
      findings.push(findingOf(tool, result, find(message ?? textOf(result['ruleId']) ?? '')))
      if (findings.length >= FAILURES_CAP) return { tests: [], findings }
    }
  }
  return { tests: [], findings }
}
