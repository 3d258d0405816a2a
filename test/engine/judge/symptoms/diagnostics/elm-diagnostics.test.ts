import { describe, expect, it } from 'vitest'

import { elmDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/elm-diagnostics.ts'
import { told } from '../told.ts'

describe('what Elm finds', () => {
  it('is told with the words below its head, at the line of the source it shows', () => {
    const head = '-- NAMING ERROR ----------------------------------------------- src/Door.elm'
    const log = [head, '', 'I cannot find a `lock` variable:', '', '12|   lock', '      ^^^^']
    expect(told(elmDiagnostics, ...log)).toEqual([
      '1: elm error NAMING ERROR src/Door.elm:12 I cannot find a `lock` variable: «src/Door.elm»',
    ])
  })

  it('is told without a line where no source is shown', () => {
    const log = ['-- UNFINISHED MODULE ------------------- src/Door.elm', '', 'I was expecting a name.']
    expect(told(elmDiagnostics, ...log)).toEqual([
      '1: elm error UNFINISHED MODULE src/Door.elm:- I was expecting a name. «src/Door.elm»',
    ])
  })

  it('is not seen in a comment of SQL', () => {
    expect(told(elmDiagnostics, '-- DOORS -- see src/Door.elm')).toEqual([])
  })
})
