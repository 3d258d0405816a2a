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
    {
      log: ['┃ [R] ↗ Door is too complex.', '┃       lib/door.ex:31:7 #(Door.open)'],
      tells: ['2: elixir error - lib/door.ex:31 Door is too complex. «lib/door.ex»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(elixirDiagnostics, ...log)).toEqual(tells)
  })
})
