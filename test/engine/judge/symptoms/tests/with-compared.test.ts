import { describe, expect, it } from 'vitest'

import { logLines } from '../../../../../src/engine/judge/symptoms/log-lines.ts'
import { readDrafts } from '../../../../../src/engine/judge/symptoms/read-drafts.ts'

const told = (...log: readonly string[]) =>
  readDrafts(logLines(log.join('\n'))).flatMap(({ symptom }) =>
    symptom.kind === 'failing-test' ? [[symptom.name, symptom.expected, symptom.actual]] : [],
  )

describe('the values of a failed comparison', () => {
  it('go to the test under whose heading they stand, however often it is named', () => {
    expect(
      told(
        '---- door::opens stdout ----',
        '  left: 2',
        ' right: 1',
        'test door::opens ... FAILED',
        'test door::shuts ... FAILED',
      ),
    ).toEqual([
      ['opens', '1', '2'],
      ['shuts', null, null],
    ])
  })

  it('go to no test where two bear the name', () => {
    const heading = '__________ test_a __________'
    const summary = ['FAILED a.py::test_a', 'FAILED b.py::test_a']
    expect(told(heading, 'E   assert 2 == 1', heading, 'E   assert 4 == 3', ...summary)).toEqual([
      ['test_a', '1', '2'],
      ['test_a', '3', '4'],
      ['test_a', null, null],
      ['test_a', null, null],
    ])
  })

  it('are left where no test is near', () => {
    expect(told('FAILED a.py::test_a', ...Array<string>(90).fill('x'), 'E   assert 2 == 1')).toEqual([
      ['test_a', null, null],
    ])
  })
})
