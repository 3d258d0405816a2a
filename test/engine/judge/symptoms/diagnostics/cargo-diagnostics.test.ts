import { describe, expect, it } from 'vitest'

import { cargoDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/cargo-diagnostics.ts'
import { told } from '../told.ts'

describe('errors of cargo about what it depends on', () => {
  it.each([
    {
      log: ['error: no matching package named `x` found', 'required by package `door v0.1.0 (/w/door)`'],
      tells: [
        '1: cargo error - /w/door/Cargo.toml:- no matching package named `x` found «no matching package named `x` found»',
      ],
    },
    {
      log: [
        'error: failed to select a version for `x`.',
        'error: other',
        'required by package `door v0.1.0 (/w/door)`',
      ],
      tells: [
        '1: cargo error - -:- failed to select a version for `x`. «failed to select a version for `x`.»',
      ],
    },
    {
      log: ['error: could not compile `door`'],
      tells: [],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(cargoDiagnostics, ...log)).toEqual(tells)
  })
})
