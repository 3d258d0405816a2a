import { describe, expect, it } from 'vitest'

import { bySpelling } from '../../../../src/engine/judge/retrieval/by-spelling.ts'
import type { Change } from '../../../../src/engine/model/change.ts'
import { aChange, aFile, bystanders } from '../../../builders/a-change.ts'
import { aPlace } from '../../../builders/symptoms.ts'
import { aQuestion } from './a-question.ts'

function scoreOf(quote: string, change: Change): number {
  const question = aQuestion({}, { tellingLines: [aPlace({ quote })] })
  return bySpelling.find(question, [...bystanders(4), change]).get(change.id)?.score ?? 0
}

const titled = (title: string): Change => aChange({ title, body: '', files: [] })
const at = (path: string): Change =>
  aChange({ title: 'one', body: '', files: [aFile({ path, patch: null })] })

describe('changes spelt like the failure', () => {
  it.each([
    ['a compound written apart', 'TestMiniDump broke', titled('minidump: attach symbols')],
    ['a compound written together', 'the minidump is empty', titled('Read a MiniDumpFile')],
    ['another form of the word', 'formatting is wrong', titled('Reformat the header')],
    ['a part of a file’s name', 'texturecube is black', at('src/texture.cc')],
  ])('are found by %s', (_what, quote, change) => {
    expect(scoreOf(quote, change)).toBeGreaterThan(0)
  })

  it('are not found by three letters that agree, nor by what their lines say', () => {
    expect(scoreOf('cart', titled('scar tissue'))).toBe(0)
    const patch = '@@ -1 +1 @@\n+invoice\n'
    expect(
      scoreOf('invoice', aChange({ title: 'one', body: '', files: [aFile({ path: 'a.ts', patch })] })),
    ).toBe(0)
  })

  it('are likelier the more of a word they spell', () => {
    const [whole, part] = [titled('texture'), titled('context')].map((change) => scoreOf('texture', change))
    expect(whole).toBeGreaterThan(part ?? 0)
    expect(part).toBeGreaterThan(0)
  })
})
