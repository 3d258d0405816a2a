import { describe, expect, it } from 'vitest'

import {
  gotestsumReruns,
  gotestsumTests,
} from '../../../../../src/engine/judge/symptoms/tests/gotestsum-tests.ts'
import { told } from '../told.ts'

const OPENS = ['=== FAIL: door TestOpens (0.01s)', '    door_test.go:12: shut', '']
const OPENS_AGAIN = ['=== FAIL: door TestOpens (re-run 1) (0.01s)', '']
const SHUTS = ['=== FAIL: . TestShuts (0.01s)', '    lock_test.go:7: open', '']

describe('gotestsum', () => {
  it('lists what failed, with its package and place', () => {
    expect(told(gotestsumTests, ...OPENS, ...SHUTS, '=== FAIL: door TestRuns (1s)')).toEqual([
      '1: TestOpens of door in door/door_test.go:12 «TestOpens»',
      '4: TestShuts of . in lock_test.go:7 «TestShuts»',
      '7: TestRuns of door in -:- «TestRuns»',
    ])
  })

  it('ran again what has no entry for its last run', () => {
    expect(
      told(gotestsumReruns, ...OPENS, ...SHUTS, ...OPENS_AGAIN, 'DONE 2 runs, 4 tests, 3 failures in 1s'),
    ).toEqual(['4: {"kind":"flaky-test","name":"..TestShuts","suite":null,"path":null} «..TestShuts»'])
  })

  it('ran nothing again where it counts no runs', () => {
    expect(told(gotestsumReruns, ...OPENS, 'DONE 2 tests, 1 failure in 1s')).toEqual([])
  })
})
