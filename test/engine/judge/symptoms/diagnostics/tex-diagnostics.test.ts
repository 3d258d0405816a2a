import { describe, expect, it } from 'vitest'

import { texDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/tex-diagnostics.ts'
import { told } from '../told.ts'

describe('an error of TeX', () => {
  it('is told where the line it was reading follows', () => {
    const log = ['[10]', '! Undefined control sequence.', '<recently read> \\lock', '', 'l.12 $\\lock']
    expect(told(texDiagnostics, ...log)).toEqual([
      '2: tex error - -:- Undefined control sequence. «Undefined control sequence.»',
    ])
  })

  it.each([
    { log: ['! Corepack is about to download yarn', 'yarn 4'] },
    { log: ['! Emergency stop.', '<*> door.tex', '', 'l.12 \\end'] },
    { log: ['l.12 door'] },
  ])('is not seen in $log', ({ log }) => {
    expect(told(texDiagnostics, ...log)).toEqual([])
  })
})
