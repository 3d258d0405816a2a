import { describe, expect, it } from 'vitest'

import { isListedOnly } from '../../../src/engine/model/is-listed-only.ts'
import { aChange, aFile, listedOnly } from '../../builders/a-change.ts'

describe('a change of which only names are known', () => {
  it('is one that says so and has no patch', () => {
    expect(isListedOnly(listedOnly(aChange()))).toBe(true)
  })

  it('is none that was read, in part or to the end, binary files and all', () => {
    const binary = aChange({ files: [aFile({ patch: null })] })
    expect(isListedOnly(binary)).toBe(false)
    const part = listedOnly(aChange())
    expect(isListedOnly({ ...part, files: [...part.files, aFile()] })).toBe(false)
  })

  it('is none of which not even names are known', () => {
    expect(isListedOnly({ ...listedOnly(aChange()), files: [] })).toBe(false)
  })
})
