import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { readSarif } from '../../../../../src/engine/judge/symptoms/reports/read-sarif.ts'

const sarif = (...results: readonly unknown[]) =>
  JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'lint' } }, results }] })
const place = (uri: string, startLine: unknown) => ({
  locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine } } }],
})

describe('a SARIF log', () => {
  it('tells of each result with its tool, rule and place', () => {
    const json = sarif({
      level: 'error',
      ruleId: 'no-lock',
      message: { text: 'no lock' },
      ...place('file:///w/a.ts', 7),
    })
    expect(readSarif(json)).toEqual({
      tests: [],
      findings: [
        {
          tool: 'lint',
          severity: 'error',
          code: 'no-lock',
          message: 'no lock',
          path: '/w/a.ts',
          line: 7,
          at: json.indexOf('no lock'),
        },
      ],
    })
  })

  it('takes a result without a level for a warning, and one without words as it is', () => {
    const json = JSON.stringify({ runs: [{ results: [place('a.ts', 0), { ruleId: 'r', kind: 'fail' }, 7] }] })
    expect(readSarif(json).findings).toMatchObject([
      { tool: 'sarif', severity: 'warning', code: null, message: '', path: 'a.ts', line: null },
      { code: 'r', path: null },
      { code: null },
    ])
  })

  it.each([
    { level: 'note' },
    { level: 'none' },
    { kind: 'pass' },
    { suppressions: [{ kind: 'inSource' }] },
    { baselineState: 'unchanged' },
    { baselineState: 'absent' },
  ])('leaves out %j', (over) => {
    expect(readSarif(sarif({ message: { text: 'x' }, ...over })).findings).toEqual([])
  })

  it('reads three hundred results', () => {
    expect(readSarif(sarif(...Array.from({ length: 400 }, () => ({})))).findings).toHaveLength(300)
  })

  test.prop([fc.oneof(fc.json(), fc.string())])('never fails on what is no SARIF', (text) => {
    expect(readSarif(text).tests).toEqual([])
  })
})
