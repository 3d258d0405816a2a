import { oneLine } from '../../engine/report/untrusted-text.ts'
import type { LogFindings } from './log-findings.ts'

/** Things of one group that are printed; all of them stand in the JSON. */
const MOST = 60
const WIDEST = 300

type Row = { readonly logLine: number | null; readonly says: string; readonly novel?: boolean }

/** The findings for a person to check against the log. Nothing in them reaches the terminal as a control sequence. */
export function logFindingsText(findings: LogFindings): string {
  const sections = [
    ...headOf(findings),
    ...section('FAILING TESTS', findings.failingTests.map(testRow)),
    ...section('FLAKY TESTS, PASSED ON RETRY', findings.flakyTests.map(flakyRow)),
    ...section('DIAGNOSTICS', findings.diagnostics.map(diagnosticRow)),
    ...section(
      'ERROR MESSAGES',
      findings.errorMessages.map((one) => ({
        ...one,
        says: [one.type, one.text].filter(Boolean).join(': '),
      })),
    ),
    ...findings.traces.slice(0, MOST).flatMap(traceSection),
    ...more(findings.traces.length, 'stack traces'),
    ...section(
      'NAMED THINGS',
      findings.namedThings.map((one) => ({ ...one, says: `${one.what} ${one.text}` })),
    ),
    ...section(
      'INFRASTRUCTURE SIGNS',
      findings.infrastructureSigns.map((one) => ({ ...one, says: `${one.sign}: ${one.quote}` })),
    ),
    ...placesOf(findings),
    ...section(
      'TELLING LINES',
      findings.tellingLines.map(({ logLine, quote }) => ({ logLine, says: quote })),
      Number.POSITIVE_INFINITY,
    ),
  ]
  return `${sections.join('\n')}\n`
}

function headOf({ log, lines, completeness, baseline, gaps, signature }: LogFindings): readonly string[] {
  const share = lines.ofLog === 0 ? 0 : (100 * lines.telling) / lines.ofLog
  const cut = [
    ...(completeness.kind === 'complete' ? [] : [`cut: ${completeness.because}`]),
    ...(baseline === null || baseline.kind === 'complete' ? [] : [`good log cut: ${baseline.because}`]),
    ...gaps.map((gap) => `not read: ${gap.what}: ${gap.completeness.because}`),
  ]
  return [
    `LOG ${oneLine(log, WIDEST)}`,
    `  ${lines.telling} of ${lines.ofLog} lines tell of the failure (${share.toFixed(1)}%)`,
    `  signature ${signature}`,
    ...cut.map((text) => `  ${oneLine(text, WIDEST)}`),
  ]
}

function section(title: string, rows: readonly Row[], most = MOST): readonly string[] {
  if (rows.length === 0) return []
  const width = String(Math.max(...rows.map(({ logLine }) => logLine ?? 0))).length
  const shown = rows.slice(0, most).map(({ logLine, says, novel }) => {
    const known = novel === false ? '  (also in the good log)' : ''
    return `  ${String(logLine ?? '').padStart(width)}  ${oneLine(says, WIDEST)}${known}`
  })
  return ['', `${title} (${rows.length})`, ...shown, ...more(rows.length, 'more', most)]
}

function more(count: number, what: string, most = MOST): readonly string[] {
  return count <= most ? [] : [`  … and ${count - most} ${what}: see --json`]
}

function testRow(test: LogFindings['failingTests'][number]): Row {
  const name = [test.suite, test.name].filter(Boolean).join(' > ')
  const differs =
    test.expected === null && test.actual === null
      ? ''
      : `  expected ${test.expected ?? '?'}, got ${test.actual ?? '?'}`
  return { ...test, says: `${name}${at(test)}${differs}` }
}

function flakyRow(test: LogFindings['flakyTests'][number]): Row {
  return {
    ...test,
    says: `${[test.suite, test.name].filter(Boolean).join(' > ')}${at({ ...test, line: null })}`,
  }
}

function diagnosticRow(one: LogFindings['diagnostics'][number]): Row {
  const label = [one.tool, one.severity, one.code].filter(Boolean).join(' ')
  return { ...one, says: `${label}${at(one)}  ${one.message}` }
}

function traceSection(frames: LogFindings['traces'][number], index: number): readonly string[] {
  const rows = frames.map((frame) => {
    const whose = frame.origin === 'first-party' ? '*' : ' '
    const origin = frame.origin === 'first-party' ? '' : `  (${frame.origin})`
    return { ...frame, says: `${whose} ${frame.symbol ?? '?'}${at(frame)}${origin}` }
  })
  return section(`STACK TRACE ${index + 1}, * IS FIRST-PARTY`, rows)
}

function placesOf({ places }: LogFindings): readonly string[] {
  if (places === null) return []
  const rows = places.found.map((place) => ({
    logLine: place.logLine,
    says: `${place.weight.toFixed(2)}  ${place.how.padEnd(6)}${at(place)}`,
  }))
  const title = `PLACES IN THE REPOSITORY AT ${(places.at ?? '').slice(0, 12)}`
  const cut =
    places.completeness.kind === 'complete' ? [] : [`  ${oneLine(places.completeness.because, WIDEST)}`]
  if (rows.length === 0) return ['', `${title}: none`, ...cut]
  return [...section(title, rows), ...cut]
}

function at({ path, line }: { readonly path: string | null; readonly line: number | null }): string {
  if (path === null) return ''
  return line === null ? `  ${path}` : `  ${path}:${line}`
}
