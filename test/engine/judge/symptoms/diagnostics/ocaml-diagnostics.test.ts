import { describe, expect, it } from 'vitest'

import { ocamlDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/ocaml-diagnostics.ts'
import { told } from '../told.ts'

describe('what OCaml complains of', () => {
  it('stands below its place and the source', () => {
    const log = [
      'File "lib/cart.ml", line 12, characters 8-15:',
      '12 |   let x = rate 1 in',
      '             ^^^^',
      'Error: Unbound value rate',
      'File "bin/main.ml", lines 3-5, characters 2-9:',
      'Warning 26 [unused-var]: unused variable x.',
    ]
    expect(told(ocamlDiagnostics, ...log)).toEqual([
      '4: ocaml error - lib/cart.ml:12 Unbound value rate «Unbound value rate»',
      '6: ocaml warning - bin/main.ml:3 unused variable x. «unused variable x.»',
    ])
  })

  it('may be about a whole file', () => {
    const log = ['File "lib/cart.ml", line 1:', 'Error: The implementation lib/cart.ml']
    expect(told(ocamlDiagnostics, ...log)).toEqual([
      '2: ocaml error - lib/cart.ml:1 The implementation lib/cart.ml «The implementation lib/cart.ml»',
    ])
  })

  it('goes on below, set in', () => {
    const log = [
      'File "lib/cart.ml", line 1:',
      'Error: The implementation lib/cart.ml',
      '       does not match the interface lib/cart.cmi:',
      "        The value `rate' is required but not provided",
      'make: nothing else',
    ]
    expect(told(ocamlDiagnostics, ...log).slice(1)).toEqual([
      '3: -: does not match the interface lib/cart.cmi:',
      "4: -: The value `rate' is required but not provided",
    ])
  })

  it('is a failing test where a file is not as dune was promised', () => {
    const log = [
      'File "test/cart.expected", line 1, characters 0-0:',
      'diff --git a/test/cart.expected b/test/cart.output',
      '-1',
      '+2',
    ]
    expect(told(ocamlDiagnostics, ...log)).toEqual([
      '1: test/cart.expected of - in test/cart.expected:- «test/cart.expected»',
    ])
    expect(told(ocamlDiagnostics, 'File "dune", line 1, characters 0-0:', 'nothing')).toEqual([])
  })

  it('is nothing where the place is that of a Python frame, or too far above', () => {
    expect(told(ocamlDiagnostics, 'File "a.py", line 12, in total', 'Error: no')).toEqual([])
    const far = ['File "lib/cart.ml", line 12, characters 8-15:', ...Array(13).fill('.'), 'Error: no']
    expect(told(ocamlDiagnostics, ...far)).toEqual([])
  })
})
