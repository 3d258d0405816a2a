import { describe, expect, it } from 'vitest'

import { goDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/go-diagnostics.ts'
import { told } from '../told.ts'

describe('what go build, go vet and golangci-lint print', () => {
  it.each([
    {
      log: ['./door.go:12:3: undefined: lock'],
      tells: ['1: go error - ./door.go:12 undefined: lock «undefined: lock»'],
    },
    {
      log: ['vet: ./door.go:12:3: unreachable code'],
      tells: ['1: go error - ./door.go:12 unreachable code «unreachable code»'],
    },
    {
      log: ['door.go:12:3: unused (unused)'],
      tells: ['1: golangci-lint error unused door.go:12 unused (unused) «unused (unused)»'],
    },
    {
      log: [
        '  Error: door.go:12:3: no key (errcheck)',
        'level=error msg="[linters_context] typechecking error: /w/door.go:12:18: undefined: Lock"',
      ],
      tells: [
        '1: golangci-lint error errcheck door.go:12 no key (errcheck) «no key (errcheck)»',
        '2: go error - /w/door.go:12 undefined: Lock «undefined: Lock»',
      ],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(goDiagnostics, ...log)).toEqual(tells)
  })

  it.each([{ log: ['door.go:12: no column'] }])('are not seen in $log', ({ log }) => {
    expect(told(goDiagnostics, ...log)).toEqual([])
  })
})
