import { describe, expect, it } from 'vitest'

import { toldWords } from '../../../src/learn/mine/told-words.ts'
import { aCommit, shaOf } from './a-history.ts'

const told = (subject: string, body: string, kind: 'revert' | 'fix' = 'revert') =>
  toldWords(aCommit(subject, body), kind)

describe('what is told of a failure', () => {
  it('is the reason, without the title, the marker, quotations and trailers', () => {
    const body = [
      `This reverts commit ${shaOf(1)}.`,
      '',
      'Reason for revert: totals are wrong on Windows',
      '',
      "Original change's description:",
      '> Charge islands',
      '>',
      '> Bug: 12',
      '',
      'Bug: 12',
      'Change-Id: I1234567890abcdef',
      'Reviewed-on: https://review.example.org/c/shop/+/99',
      'NOTRY=true',
    ].join('\n')
    expect(told('Revert "Charge islands"', body)).toBe('totals are wrong on Windows')
  })

  it('is what the subject says after the title', () => {
    expect(told('Revert "Charge islands" because totals are wrong', '')).toBe('because totals are wrong')
  })

  it('is what a subject says that names a revision and quotes later', () => {
    const subject =
      'Revert r133358 which prints islands less.  It broke test/total.py.  Besides, you can say "print -b".'
    expect(told(subject, '')).toBe('It broke test/total.py.  Besides, you can say "print -b".')
  })

  it('ends where an original message begins that is not marked as quoted', () => {
    expect(told('Revert "A"', 'Breaks totals.\n\nOriginal commit message:\nCharge islands')).toBe(
      'Breaks totals.',
    )
  })

  it('leaves out the rest of a title that GitHub carried over', () => {
    expect(told('Revert "Charge islands in the nor…', '…th more than others (#3)"\n\nBreaks totals.')).toBe(
      'Breaks totals.',
    )
  })

  it.each([
    'This diff reverts D4711\n\nBreaks totals.\n\nPull Request resolved: https://github.com/acme/shop/pull/9',
    'This reverts CL 4711.\n\nBreaks totals.\n\nReviewed-on: https://review.example.org/c/shop/+/4712',
    'This reverts merge request !47\n\nBreaks totals.\n\nSee merge request acme/shop!48',
  ])('is nothing that a review server or a script writes: %j', (body) => {
    expect(told('Revert "Charge islands"', body)).toBe('Breaks totals.')
  })

  it.each([
    'Totals are wrong.\n\n# Conflicts:\n#\tsrc/total.ts\n#\tsrc/cart.ts',
    'Conflicts:\n\tsrc/total.ts\n\nTotals are wrong.',
  ])('is not which files git could not merge: %j', (body) => {
    expect(told('Revert "Charge islands"', body)).toBe('Totals are wrong.')
  })

  it('keeps a log as it is', () => {
    const log =
      'Traceback (most recent call last):\n  File "shop/total.py", line 3, in total\nTypeError: none'
    expect(told('Revert "A"', `Fails:\n\n${log}`)).toBe(`Fails:\n\n${log}`)
  })

  it('is nothing of the trailer that names the change', () => {
    const body = `They were wrong.\n\nFixes: ${shaOf(1).slice(0, 12)} ("Charge islands")\nFixes: wrong totals`
    expect(told('Fix totals', body, 'fix')).toBe('Fix totals\nThey were wrong.\n\nFixes: wrong totals')
  })

  it('of a fix holds its subject, without its number', () => {
    expect(told('Fix totals (#12)', 'They were wrong.', 'fix')).toBe('Fix totals\nThey were wrong.')
  })
})
