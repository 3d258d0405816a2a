import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { readCtrf } from '../../../../../src/engine/judge/symptoms/reports/read-ctrf.ts'

const ctrf = (...tests: readonly unknown[]) => JSON.stringify({ results: { tool: { name: 'x' }, tests } })

describe('a report in the Common Test Report Format', () => {
  it('tells of each failed test with its suites, place, message and trace', () => {
    const json = ctrf(
      { name: 'passes', status: 'passed' },
      {
        name: 'opens "it"',
        status: 'failed',
        suite: ['door', 'lock', 3],
        filePath: 'a.test.ts',
        line: 12,
        message: 'no lock',
        trace: 'at open',
      },
    )
    expect(readCtrf(json)).toEqual({
      flakes: [],
      tests: [
        {
          name: 'opens "it"',
          suite: 'door › lock',
          path: 'a.test.ts',
          line: 12,
          type: null,
          message: 'no lock',
          expected: null,
          actual: null,
          details: 'at open',
          at: json.indexOf('opens'),
          detailsAt: json.indexOf('opens'),
        },
      ],
      findings: [],
    })
  })

  it('tells of each test that passed at last', () => {
    const json = ctrf(
      { name: 'opens', status: 'passed', flaky: true, suite: ['door'], filePath: 'a.ts' },
      { name: 'shuts', status: 'passed', flaky: false },
      { name: 'locks', status: 'failed', flaky: true },
    )
    expect(readCtrf(json).flakes).toEqual([
      { name: 'opens', suite: 'door', path: 'a.ts', at: json.indexOf('opens') },
    ])
    expect(readCtrf(json).tests).toMatchObject([{ name: 'locks' }])
  })

  it('tells of three hundred such tests at most', () => {
    const flaky = Array.from({ length: 400 }, (_, at) => ({ name: `t${at}`, status: 'passed', flaky: true }))
    const { flakes, tests } = readCtrf(ctrf(...flaky, { name: 'locks', status: 'failed' }))
    expect([flakes?.length, tests.length]).toEqual([300, 1])
  })

  it('knows the older suite of one text, and what is missing', () => {
    expect(readCtrf(ctrf({ name: 'a', status: 'failed', suite: 'door', line: -1 })).tests).toMatchObject([
      { suite: 'door', path: null, line: null, message: '', details: '' },
    ])
    expect(readCtrf(ctrf({ status: 'failed' }, { name: ' ', status: 'failed' }, null)).tests).toEqual([])
  })

  it('reads three hundred failures', () => {
    const failed = Array.from({ length: 400 }, () => ({ name: 'a', status: 'failed' }))
    expect(readCtrf(ctrf(...failed)).tests).toHaveLength(300)
  })

  test.prop([fc.oneof(fc.json(), fc.string())])('never fails on what is no such report', (text) => {
    expect(readCtrf(text).findings).toEqual([])
  })
})
