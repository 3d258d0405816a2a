import { describe, expect, it } from 'vitest'

import { eachText } from '../../../../src/engine/judge/retrieval/change-texts.ts'
import type { Change } from '../../../../src/engine/model/change.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'

function textsOf(change: Change): readonly (readonly [string, string, boolean])[] {
  const texts: (readonly [string, string, boolean])[] = []
  eachText(change, (text, start, end, field, own) => texts.push([field, text.slice(start, end), own]))
  return texts
}

const holdsLexer = (change: Change): boolean => textsOf(change).some(([, text]) => text.includes('lexer'))

describe('texts of a change', () => {
  it('are its title, its body, its paths and the lines of its patches', () => {
    const patch = '@@ -1,3 +1,3 @@ class Cart\n kept\n-removed\n+added'
    const file = aFile({ path: 'fresh.ts', previousPath: 'stale.ts', patch })
    expect(textsOf(aChange({ title: 'Title', body: 'One\nTwo', files: [file] }))).toEqual([
      ['title', 'Title', true],
      ['body', 'One', true],
      ['body', 'Two', true],
      ['paths', 'fresh.ts', true],
      ['paths', 'stale.ts', false],
      ['context', '@@ -1,3 +1,3 @@ class Cart', false],
      ['context', ' kept', false],
      ['removed', '-removed', true],
      ['added', '+added', true],
    ])
  })

  it('are the name of its repository too, where that is told', () => {
    const change = aChange({ repo: 'octo/cart-service', title: 'Title', body: '', files: [] })
    expect(textsOf(change)).toContainEqual(['paths', 'cart-service', true])
  })

  it('tell where a hunk begins, and in which file', () => {
    const told: string[] = []
    const patch = '@@ -1 +1 @@\n-a\n@@ -9 +9 @@\n+b\n'
    const files = [aFile({ path: 'one.ts', patch }), aFile({ path: 'two.ts', patch: '@@ -1 +1 @@\n+c' })]
    eachText(
      aChange({ title: 'Title', body: 'Body', files }),
      (text, start, end, field) => told.push(`${field} ${text.slice(start, end)}`),
      (path) => told.push(`in ${path}`),
    )
    const hunks = told.slice(told.indexOf('in one.ts')).filter((one) => !one.startsWith('context @@'))
    const texts = ['removed -a', 'added +b', 'context ', 'added +c']
    expect(hunks.filter((one) => !one.startsWith('in '))).toEqual(texts)
    expect(hunks.map((one) => (one.startsWith('in ') ? one : 'text'))).toEqual(
      'in one.ts,text,in one.ts,text,text,in two.ts,text'.split(','),
    )
  })

  it('are the first 64 KiB of one patch', () => {
    const padded = (blanks: number) =>
      aChange({ files: [aFile({ patch: `+${' '.repeat(blanks)}\n+lexer` })] })
    expect(holdsLexer(padded(64 * 1024 - 8))).toBe(true)
    expect(holdsLexer(padded(64 * 1024 + 8))).toBe(false)
  })

  it('are half a megabyte of one change, and nothing of a file without a patch', () => {
    const bundle = aFile({ patch: `+${'x'.repeat(64 * 1024 - 1)}` })
    const files = [aFile({ patch: null }), ...Array.from({ length: 8 }, () => bundle)]
    const late = aFile({ path: 'late.ts', patch: '+lexer' })
    expect(holdsLexer(aChange({ files: [...files.slice(0, 8), late] }))).toBe(true)
    expect(holdsLexer(aChange({ files: [...files, late] }))).toBe(false)
  })
})
