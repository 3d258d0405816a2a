import { describe, expect, it } from 'vitest'

import { coreTitle, quotedPart, withoutPulls } from '../../../src/learn/mine/title.ts'

describe('titles', () => {
  it.each([
    'Charge islands',
    'Charge islands (#11)',
    'Revert "Charge islands (#11)" (#12)',
    'Reland "Revert "Charge islands""',
    'Revert of Charge islands (patchset #1 id:1 of https://codereview.example.org/5/ )',
    'Re-apply: Charge  islands',
  ])('of attempts at one change have one core: %s', (subject) => {
    expect(coreTitle(subject)).toBe('charge islands')
  })

  it('keep a number that is not at the end', () => {
    expect(withoutPulls('Charge (#3) islands (#11)')).toBe('Charge (#3) islands')
  })

  it('quote from the first mark to the last', () => {
    expect(quotedPart('Revert "Say "hello" twice" because it is rude')).toEqual({
      inner: 'Say "hello" twice',
      after: ' because it is rude',
    })
  })

  it('quote all the rest where they are cut', () => {
    expect(quotedPart('Revert "Charge islands in the nor…')).toEqual({
      inner: 'Charge islands in the nor…',
      after: '',
    })
  })

  it('do not quote by an apostrophe', () => {
    expect(quotedPart("Revert of Don't charge islands, it isn't fair")).toBeNull()
  })
})
