import { describe, expect, it } from 'vitest'

import { biomeDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/biome-diagnostics.ts'
import { told } from '../told.ts'

describe('findings of Biome', () => {
  it.each([
    {
      log: ['src/a.ts:3:7 lint/style/useConst  FIXABLE  ━━━━━━━━━━', '', '  × Use const.'],
      tells: ['1: biome error lint/style/useConst src/a.ts:3 Use const. «src/a.ts»'],
    },
    {
      log: ['src/a.ts format ━━━━━━━━━━', '', '  ! Would format.'],
      tells: ['1: biome warning format src/a.ts:- Would format. «src/a.ts»'],
    },
    {
      log: ['src/a.ts is fine ━━━━━━━━━━'],
      tells: [],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(biomeDiagnostics, ...log)).toEqual(tells)
  })
})
