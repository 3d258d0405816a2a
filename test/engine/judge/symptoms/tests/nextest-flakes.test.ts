import { describe, expect, it } from 'vitest'

import { nextestFlakes } from '../../../../../src/engine/judge/symptoms/tests/nextest-flakes.ts'
import { told } from '../told.ts'

const FLAKY = '   FLAKY 2/2 [   0.01s] (1/4) door a::opens'
const OPENS = '{"kind":"flaky-test","name":"a::opens","suite":null,"path":null} «a::opens»'

describe('nextest’s list of flaky tests', () => {
  it('is read with and without its counts', () => {
    expect(told(nextestFlakes, FLAKY, FLAKY.replace('(1/4) ', ''))).toEqual([`1: ${OPENS}`, `2: ${OPENS}`])
  })

  it('is read beside the failed attempts of the same test', () => {
    expect(told(nextestFlakes, '  TRY 1 FAIL [   0.01s] door a::opens', FLAKY)).toEqual([`2: ${OPENS}`])
  })

  it('hides no test of another program that bears the same name', () => {
    expect(told(nextestFlakes, FLAKY, '    FAIL [   0.01s] lock a::opens')).toEqual([])
  })
})
