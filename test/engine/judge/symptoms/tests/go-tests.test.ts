import { describe, expect, it } from 'vitest'

import { goTests } from '../../../../../src/engine/judge/symptoms/tests/go-tests.ts'
import { told } from '../told.ts'

describe('failing tests of go test', () => {
  it.each([
    {
      log: [
        '--- FAIL: TestOpen (0.00s)',
        '    --- FAIL: TestOpen/a (0.00s)',
        '        door_test.go:12: no lock',
        '        door_test.go:13: more',
        'FAIL',
        'FAIL\tacme.test/door\t0.01s',
        '--- FAIL: TestShut (0.00s)',
        '    door_test.go:20: no',
        'FAIL\tacme.test/other [build failed]',
      ],
      tells: [
        '1: TestOpen of acme.test/door in acme.test/door/door_test.go:12 «TestOpen»',
        '2: TestOpen/a of acme.test/door in acme.test/door/door_test.go:12 «TestOpen/a»',
        '7: TestShut of acme.test/other in acme.test/other/door_test.go:20 «TestShut»',
      ],
    },
    {
      log: ['--- FAIL: TestOpen (0.00s)', '    door_test.go:12: no lock'],
      tells: ['1: TestOpen of - in door_test.go:12 «TestOpen»'],
    },
    {
      log: ['--- FAIL: TestOpen', 'ok  \tacme.test/a\t0.1s', '--- FAIL: TestShut'],
      tells: ['1: TestOpen of acme.test/a in -:- «TestOpen»', '3: TestShut of - in -:- «TestShut»'],
    },
    {
      log: [
        '=== RUN   TestOpen',
        '    door_test.go:12: no lock',
        '--- FAIL: TestOpen (0.00s)',
        'FAIL door.TestOpen (0.00s)',
        '=== RUN   TestShut',
        '    door_test.go:30: no key',
        '--- FAIL: TestShut (0.00s)',
        'FAIL door.TestShut (re-run 1) (0.00s)',
        'FAIL',
        'FAIL\tacme.test/door\t0.01s',
      ],
      tells: [
        '3: TestOpen of acme.test/door in acme.test/door/door_test.go:12 «TestOpen»',
        '7: TestShut of acme.test/door in acme.test/door/door_test.go:30 «TestShut»',
      ],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(goTests, ...log)).toEqual(tells)
  })
})
