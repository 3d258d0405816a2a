import { describe, expect, it } from 'vitest'

import { elixirDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/elixir-diagnostics.ts'
import { told } from '../told.ts'

describe('findings of Elixir’s compiler', () => {
  it.each([
    {
      log: ['    error: undefined variable "x"', '    │', ' 9 │     x', '    └─ lib/a.ex:9:5: A.b/1'],
      tells: ['4: elixir error - lib/a.ex:9 undefined variable "x" «lib/a.ex»'],
    },
    {
      log: ['    └─ lib/a.ex:9:5: A.b/1'],
      tells: [],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(elixirDiagnostics, ...log)).toEqual(tells)
  })
})
