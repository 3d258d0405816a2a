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
})
