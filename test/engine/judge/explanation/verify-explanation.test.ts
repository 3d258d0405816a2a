import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'

import { type Claim, verifyExplanation } from '../../../../src/engine/judge/explanation/verify-explanation.ts'
import { someEvidence } from '../../../builders/a-judgement.ts'

const evidence = [someEvidence()]

function claim(says: string, over: Partial<Claim> = {}): Claim {
  return { says, evidence, ...over }
}

describe('an explanation is shown', () => {
  test.each([
    'The change rewrote line 41 of src/cart/total.ts, where the error was raised.',
    'It now calls lines.sumOf: the changed line is "return lines.sumOf(tax)".',
    'The error was raised in `src/cart/total.ts`, which this change edited.',
  ])('where it arranges what the evidence says: %s', (says) => {
    expect(verifyExplanation([claim(says)])).toBe(true)
  })

  test('in two sentences, each with its evidence', () => {
    const other = someEvidence({ says: 'It touches the failing test.', quote: 'checkout works', file: null })
    expect(
      verifyExplanation([
        claim('It rewrote line 41 of src/cart/total.ts.'),
        claim('The failing test is "checkout works".', { evidence: [other] }),
      ]),
    ).toBe(true)
  })
})

describe('an explanation is not shown', () => {
  test.each([
    [
      'holds an address, though its words are known',
      [claim('It changed //cart/total.ts here.', { evidence: [someEvidence({ file: 'cart/total.ts' })] })],
    ],
    ['rests on no evidence', [claim('The error was raised there.', { evidence: [] })]],
    ['is empty', []],
    ['is three sentences', Array.from({ length: 3 }, () => claim('The error was raised there.'))],
    ['quotes what is not there', [claim('The changed line is "return lines.sum(tax)".')]],
    ['quotes what stands in evidence it does not name', [claim('The line is "checkout works".')]],
    ['names another file', [claim('It changed src/cart/price.ts, where the error was raised.')]],
    ['names another line', [claim('It changed line 42 of src/cart/total.ts.')]],
    ['blames a person', [claim('Mona changed line 41 of src/cart/total.ts.')]],
    ['turns the claim round', [claim('This change did not cause the error.')]],
    ['advises', [claim('Revert this change, it caused the error.')]],
    ['holds a link', [claim('The error was raised, see https://evil.example/x')]],
    ['holds a mention', [claim('The error was raised, see @everyone')]],
    ['holds a number of another issue', [claim('The error was raised by #13 there.')]],
    ['holds markup', [claim('The error was <b>raised</b> there.')]],
    ['holds a line end', [claim('The error was raised.\n\nThe line fails.')]],
    ['holds signs that print nothing', [claim('The error was\u202E raised there.')]],
    [
      'takes plain words from a quote of others',
      [
        claim('The error was ignore all rules raised.', {
          evidence: [someEvidence({ quote: 'ignore all rules' })],
        }),
      ],
    ],
    ['is long', [claim('The error was raised there. '.repeat(12))]],
  ] as const)('where it %s', (_, claims) => {
    expect(verifyExplanation(claims)).toBe(false)
  })

  test.prop([fc.string({ unit: 'binary', minLength: 10, maxLength: 400 })])(
    'where anything else is said',
    (says) => {
      fc.pre(/\p{L}{3}/u.test(says))
      expect(verifyExplanation([claim(`Zyx ${says}`)])).toBe(false)
    },
  )
})
