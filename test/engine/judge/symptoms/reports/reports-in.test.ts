import { describe, expect, it } from 'vitest'

import { logLines } from '../../../../../src/engine/judge/symptoms/log-lines.ts'
import { readLogDrafts } from '../../../../../src/engine/judge/symptoms/read-drafts.ts'
import { reportsIn } from '../../../../../src/engine/judge/symptoms/reports/reports-in.ts'

const JUNIT = [
  '<testsuite name="door">',
  '<testcase name="opens" classname="door"><failure message="shut"/></testcase>',
  '</testsuite>',
]

const found = (lines: readonly string[]) => {
  const text = lines.join('\n')
  return reportsIn(text, logLines(text), () => [])
}

const testsOf = (lines: readonly string[]) => {
  const text = lines.join('\n')
  return readLogDrafts(text, logLines(text)).flatMap(({ line, symptom }) =>
    symptom.kind === 'failing-test' ? [`${line.number}: ${symptom.name}`] : [],
  )
}

describe('machine reports in a log', () => {
  it('are found between other lines, which are left to others', () => {
    const { groups, rest } = found(['before', ...JUNIT, 'after'])
    expect(groups.flat().map(({ line, symptom }) => [line.number, symptom.kind])).toEqual([
      [3, 'failing-test'],
      [3, 'error-message'],
    ])
    expect(rest.map(({ text }) => text)).toEqual(['before', 'after'])
  })

  // Searched for anew from each beginning, an end that is not there would take minutes: the test's time limit tells.
  it.each(['<testsuite name="door">', '{"version": "sarif"'])('need not end: %s', (beginning) => {
    const lines = ['before', ...Array<string>(100_000).fill(beginning)]
    expect(found(lines).rest).toHaveLength(lines.length)
  })

  it('follow each other, of one kind and of several', () => {
    const sarif = ['{', '"version": "2.1.0",', '"runs": [{ "tool": {} }]', '}']
    const lines = ['before', ...JUNIT, ...sarif, 'between', ...JUNIT, ...sarif, '<testsuite name="open">']
    const { groups, rest } = found(lines)
    expect(groups.flat().map(({ line }) => line.number)).toEqual([3, 3, 11, 11])
    expect(rest.map(({ text }) => text)).toEqual(['before', 'between', '<testsuite name="open">'])
  })

  it('are read whole where the text is nothing else, however long its line', () => {
    const padding = `<system-out>${'x'.repeat(20_000)}</system-out>`
    const text = JUNIT.join('').replace(
      '</testsuite>',
      `${padding}${JUNIT[1]?.replace('opens', 'shuts')}</testsuite>`,
    )
    expect(testsOf([text])).toEqual(['1: opens', '1: shuts'])
  })

  it('are told by the lines of the whole log where lines of them were left out', () => {
    const elisions = [
      { afterLine: 1, lines: 100 },
      { afterLine: 2, lines: 7 },
    ]
    const told = (lines: readonly string[]) => {
      const text = lines.join('\n')
      return readLogDrafts(text, logLines(text, elisions), elisions).map(
        ({ line, symptom }) => `${line.number}: ${symptom.kind}`,
      )
    }
    expect(told(JUNIT)).toEqual(['102: failing-test', '102: error-message'])
    expect(
      told([
        '{"reportFormat": "CTRF", "results": {"tests": [',
        '{"name": "a", "status": "passed"},',
        '{"name": "opens", "status": "failed"}]}}',
      ]),
    ).toEqual(['110: failing-test'])
    expect(told(['before', 'before', ...JUNIT])).toEqual(['111: failing-test', '111: error-message'])
  })

  it('tell of flakes', () => {
    const flaky =
      '<testcase name="opens" classname="door"><flakyFailure message="shut"/><flakyFailure/></testcase>'
    const { groups } = found(['<testsuite name="door">', flaky, '</testsuite>'])
    expect(groups.flat().map(({ line, symptom }) => [line.number, symptom])).toEqual([
      [2, { kind: 'flaky-test', name: 'opens', suite: 'door', path: null }],
    ])
  })

  it('outrank the same test read from text', () => {
    expect(testsOf([' FAIL  test/door.test.ts > opens', ...JUNIT])).toEqual(['3: opens'])
  })

  it.each([
    ['a report that does not end', JUNIT.slice(0, 2)],
    ['an object that is no report', ['{', '  "runs": 3', '}']],
    ['a report that is no JSON', ['{ "reportFormat": "CTRF", "results": { "tests": [}']],
  ])('are not made of %s', (_, lines) => {
    expect(found(['before', ...lines]).groups.flat()).toEqual([])
  })
})
