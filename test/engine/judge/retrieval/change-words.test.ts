import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { changeWords } from '../../../../src/engine/judge/retrieval/change-words.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'

describe('words of a change', () => {
  it('are kept apart by field', () => {
    const patch = '@@ -1,3 +1,3 @@ class Cart\n kept\n-removed\n+added'
    const words = changeWords(
      aChange({ title: 'Title', body: 'Body', files: [aFile({ path: 'src/file.ts', patch })] }),
    )
    expect(words.title.counts.has('title')).toBe(true)
    expect(words.body.counts.has('body')).toBe(true)
    expect(words.paths.counts.has('file')).toBe(true)
    expect([...words.added.counts.keys()]).toEqual(['added'])
    expect([...words.removed.counts.keys()]).toEqual(['removed'])
    expect(words.context.counts.has('kept')).toBe(true)
  })

  it('read only so much of one vendored bundle', () => {
    const patch = `@@ -0,0 +1,1 @@\n${'+word word word\n'.repeat(200_000)}`
    expect(changeWords(aChange({ files: [aFile({ patch })] })).added.length).toBeLessThan(20_000)
  })

  it('know both names of a renamed file', () => {
    const words = changeWords(aChange({ files: [aFile({ path: 'fresh.ts', previousPath: 'stale.ts' })] }))
    expect(words.paths.counts.has('stale')).toBe(true)
  })

  it('count every word of a field, however often it stands there', () => {
    const words = changeWords(aChange({ title: 'tax tax cart', files: [] }))
    expect(words.title).toEqual({
      counts: new Map([
        ['tax', 2],
        ['cart', 1],
      ]),
      length: 3,
    })
  })

  it('read half a megabyte of one change, and none of a file without a patch', () => {
    const bundle = aFile({ patch: `+${'x'.repeat(64 * 1024 - 1)}` })
    const files = [aFile({ patch: null }), ...Array.from({ length: 8 }, () => bundle)]
    const late = aFile({ path: 'late.ts', patch: '+lexer' })
    expect(changeWords(aChange({ files: [...files.slice(0, 8), late] })).added.counts.has('lexer')).toBe(true)
    expect(changeWords(aChange({ files: [...files, late] })).added.counts.has('lexer')).toBe(false)
  })

  it('read the first 64 KiB of one patch', () => {
    const padded = (blanks: number) => aFile({ patch: `+${' '.repeat(blanks)}\n+lexer` })
    const added = (blanks: number) => changeWords(aChange({ files: [padded(blanks)] })).added.counts
    expect(added(64 * 1024 - 8).has('lexer')).toBe(true)
    expect(added(64 * 1024 + 8).has('lexer')).toBe(false)
  })

  test.prop([fc.string({ maxLength: 80 }), fc.string({ maxLength: 80 })])(
    'have as long a field as their counts add up to',
    (title, body) => {
      for (const { counts, length } of Object.values(changeWords(aChange({ title, body })))) {
        expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(length)
      }
    },
  )
})
