import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'

import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import type { Extractor, Sight } from '../../../../src/engine/judge/symptoms/draft.ts'
import { EXTRACTORS } from '../../../../src/engine/judge/symptoms/extractors.ts'
import { lineChoice } from '../../../../src/engine/judge/symptoms/line-choice.ts'
import { type LogLine, logLines } from '../../../../src/engine/judge/symptoms/log-lines.ts'

const CORPUS = new URL('../../../fixtures/logs/', import.meta.url).pathname

const logs = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.log'))
  .map((name) => [name, readFileSync(join(CORPUS, name), 'utf8')] as const)

const printed = (text: string): readonly LogLine[] => logLines(text).filter(({ kind }) => kind !== 'runner')

const chosenFor = (sees: Sight, text: string): readonly string[] | undefined => {
  const extractor: Extractor = { name: 'any', sees, read: () => [] }
  return lineChoice([extractor])(printed(text))[0]?.map((line) => line.text)
}

describe('the lines an extractor is given', () => {
  it('hold one of the texts it needs, wherever it stands and however it overlaps with others', () => {
    const sees = { needs: ['abab', 'bac', 'c'] }
    expect(chosenFor(sees, 'ababac\nabaab\nxbac\nabc\n\nababab')).toEqual(['ababac', 'xbac', 'abc', 'ababab'])
  })

  it('begin or end with a text where a line end says so', () => {
    const sees = { needs: ['\nok', ':\n', '\ndone\n'] }
    expect(chosenFor(sees, 'ok 1\nnot ok\nA:\n:b\ndone\ndone.')).toEqual(['ok 1', 'A:', 'done'])
  })

  it('come with what stands before and after them, each once and in order', () => {
    const sees = { needs: ['!'], before: 1, after: 2 }
    expect(chosenFor(sees, 'a\nb\n!\nc\n!\nd\ne\nf\ng\n!')).toEqual('b!c!deg!'.split(''))
  })

  it('are all of them where it does not say what it needs', () => {
    const lines = printed('a\nb')
    expect(lineChoice([{ name: 'any', read: () => [] }])(lines)[0]).toBe(lines)
  })

  test.prop([
    fc.array(fc.string({ minLength: 1, maxLength: 4, unit: fc.constantFrom('a', 'b', '│') })),
    fc.string({ unit: fc.constantFrom('a', 'b', '│', 'c') }),
  ])('are found as by asking for each text alone', (needs, text) => {
    const expected = needs.some((one) => text.includes(one)) ? [text] : []
    expect(chosenFor({ needs }, text)).toEqual(expected)
  })
})

describe('an extractor that is given only what it asks for', () => {
  const choose = lineChoice(EXTRACTORS)
  /** The names of extractors that read something else out of all lines. */
  const different = (text: string): readonly string[] => {
    const lines = printed(text)
    const chosen = choose(lines)
    return EXTRACTORS.filter(
      (extractor, at) => !isDeepStrictEqual(extractor.read(chosen[at] ?? []), extractor.read(lines)),
    ).map(({ name }) => name)
  }

  it.each(logs)('reads the same out of %s', (_, text) => expect(different(text)).toEqual([]))

  const lines = logs.flatMap(([, text]) => text.split('\n'))
  const stretch = fc
    .tuple(fc.nat(lines.length - 1), fc.integer({ min: 1, max: 6 }))
    .map(([from, count]) => lines.slice(from, from + count))

  test.prop([fc.array(stretch, { minLength: 50, maxLength: 200 })])(
    'reads the same out of pieces of many logs',
    (pieces) => {
      expect(different(pieces.flat().join('\n'))).toEqual([])
    },
  )
})
