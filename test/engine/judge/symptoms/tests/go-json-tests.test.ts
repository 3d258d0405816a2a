import { describe, expect, it } from 'vitest'

import { goJsonTests } from '../../../../../src/engine/judge/symptoms/tests/go-json-tests.ts'
import { told } from '../told.ts'

describe('failing tests of go test -json', () => {
  it.each([
    {
      log: [
        '{"Time":"2031-03-04T05:06:07Z","Action":"output","Package":"a.org/door","Test":"TestOpen","Output":"    door_test.go:18: shut\\n"}',
        '{"Time":"2031-03-04T05:06:07Z","Action":"fail","Package":"a.org/door","Test":"TestOpen","Elapsed":0}',
      ],
      tells: ['2: TestOpen of a.org/door in a.org/door/door_test.go:18 «TestOpen»'],
    },
    {
      log: [
        '{"Time":"2031-03-04T05:06:07Z","Action":"pass","Package":"a.org/door","Test":"TestOpen","Elapsed":0}',
      ],
      tells: [],
    },
    {
      log: ['{"Time":"2031-03-04T05:06:07Z","Action":"fail","Package":"a.org/door","Elapsed":0}'],
      tells: [],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(goJsonTests, ...log)).toEqual(tells)
  })
})
