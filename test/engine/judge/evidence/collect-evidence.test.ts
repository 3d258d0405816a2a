import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { collectEvidence } from '../../../../src/engine/judge/evidence/collect-evidence.ts'
import type { Evidence } from '../../../../src/engine/model/evidence.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'
import { aFailure, anAnnotation } from '../../../builders/a-failure.ts'
import { someEvidence } from '../../../builders/a-judgement.ts'

const change = aChange({ files: [aFile({ path: 'a.ts', patch: '@@ -1 +1 @@\n-one\n+two' })] })
const failures = [
  aFailure({ log: 'first line\nit broke here', annotations: [anAnnotation({ message: 'noted' })] }),
]

function kept(...pieces: readonly Partial<Evidence>[]): readonly string[] {
  const matches = Object.fromEntries(
    pieces.map((piece, index) => [
      `h${index}`,
      { score: 1, evidence: someEvidence({ says: `says ${index}`, ...piece }) },
    ]),
  )
  return collectEvidence({ change, age: 0, matches }, { failures }).map(({ says }) => says)
}

describe('evidence', () => {
  it('counts a quote that stands in the log, in an annotation or in the change', () => {
    const pieces = [
      { file: null, quote: 'it broke here' },
      { file: null, quote: 'noted' },
      { file: 'a.ts', quote: 'two' },
    ]
    expect(kept(...pieces)).toEqual(['says 0', 'says 1', 'says 2'])
  })

  it('counts a quote of the job’s name where no line of the log is claimed for it', () => {
    const job = { file: null, quote: 'smoke' }
    expect(kept({ ...job, line: 0 }, { ...job, line: 3 }, { ...job, line: null })).toEqual(['says 0'])
    expect(kept({ file: null, quote: 'smoking', line: 0 })).toEqual([])
    expect(kept({ file: 'a.ts', quote: 'smoke', line: 0 })).toEqual([])
  })

  it('drops a quote that was made up, misplaced or empty', () => {
    const pieces = [
      { file: null, quote: 'it broke there' },
      { file: 'b.ts', quote: 'two' },
      { file: 'a.ts', quote: 'it broke here' },
      { file: null, quote: ' ' },
    ]
    expect(kept(...pieces)).toEqual([])
  })

  it('shows at most five sentences, the most telling first', () => {
    const quote = { file: null, quote: 'first line' }
    expect(kept(quote, quote, quote, quote, quote, quote)).toHaveLength(5)
  })

  it('leaves room for what is given last, where its quote is found and something else speaks', () => {
    const quote = someEvidence({ file: null, quote: 'first line' })
    const matches = Object.fromEntries(
      [1, 2, 3, 4, 5].map((score) => [`h${score}`, { score, evidence: quote }]),
    )
    const last = someEvidence({ says: 'last', file: null, quote: 'noted' })
    const shown = (quoted: string) =>
      collectEvidence(
        { change, age: 0, matches },
        { failures },
        { first: [], last: [{ ...last, quote: quoted }] },
      )
    expect(shown('noted').map(({ says }) => says === 'last')).toEqual([false, false, false, false, true])
    const alone = { first: [], last: [{ ...last, quote: 'noted' }] }
    expect(collectEvidence({ change, age: 0, matches: {} }, { failures }, alone)).toEqual([])
    expect(shown('made up').map(({ says }) => says === 'last')).toEqual(Array(5).fill(false))
  })

  it('passes over heuristics that have nothing to quote', () => {
    const matches = { text: { score: 9, evidence: null } }
    expect(collectEvidence({ change, age: 0, matches }, { failures })).toEqual([])
  })

  it('keeps the order of the heuristics', () => {
    const [log, patch] = [
      { file: null, quote: 'first line' },
      { file: 'a.ts', quote: 'two' },
    ]
    expect(kept(patch, { file: null, quote: 'made up' }, log)).toEqual(['says 0', 'says 2'])
  })

  const piece = fc.record({
    file: fc.constantFrom(null, 'a.ts', 'b.ts'),
    quote: fc.oneof(fc.constantFrom('first line', 'two', '-one', 'noted'), fc.string({ maxLength: 5 })),
  })

  test.prop([fc.array(piece, { maxLength: 12 })])('shows five verified quotes at most', (pieces) => {
    const shown = kept(...pieces)
    expect(shown.length).toBeLessThanOrEqual(5)
    for (const says of shown) {
      const { file, quote } = pieces[Number(says.slice(5))] ?? { file: null, quote: '' }
      const patch = file === 'a.ts' ? change.files[0]?.patch : ''
      const text = file === null ? 'first line\nit broke here\u0000noted' : patch
      expect(text).toContain(quote)
    }
  })
})
