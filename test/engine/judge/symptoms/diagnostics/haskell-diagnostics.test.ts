import { describe, expect, it } from 'vitest'

import { haskellDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/haskell-diagnostics.ts'
import { told } from '../told.ts'

describe('what GHC complains of', () => {
  it.each([
    {
      log: ['src/Door.hs:45:12: error:', '    • Variable not in scope: opne', "    • Perhaps use 'open'"],
      tells: ['1: ghc error - src/Door.hs:45 Variable not in scope: opne «src/Door.hs»'],
    },
    {
      log: ['src/Door.hs:45:12-19: error: [GHC-88464]', '    Variable not in scope: opne'],
      tells: ['1: ghc error GHC-88464 src/Door.hs:45 Variable not in scope: opne «src/Door.hs»'],
    },
    {
      log: ['src/Door.lhs:(45,12)-(47,3): warning: [-Wunused-matches]', '    Defined but not used: ‘key’'],
      tells: ['1: ghc warning -Wunused-matches src/Door.lhs:45 Defined but not used: ‘key’ «src/Door.lhs»'],
    },
    {
      log: ['src/Door.hs:45:12: error: parse error on input ‘=’'],
      tells: ['1: ghc error - src/Door.hs:45 parse error on input ‘=’ «src/Door.hs»'],
    },
    { log: ['src/Door.hs:45:12: note: see there'], tells: [] },
  ])('stands below its place: $log', ({ log, tells }) => {
    expect(told(haskellDiagnostics, ...log)).toEqual(tells)
  })
})
