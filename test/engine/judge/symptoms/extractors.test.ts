import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { EXTRACTORS } from '../../../../src/engine/judge/symptoms/extractors.ts'
import { logLines } from '../../../../src/engine/judge/symptoms/log-lines.ts'
import { maskVolatile } from '../../../../src/engine/judge/symptoms/mask.ts'
import { namedIn } from '../../../../src/engine/judge/symptoms/messages/named-things.ts'

const PUMPED = 100_000
const UNITS =
  ' |a|A|0|a/|a.|a:|a::|/|.|:|-|_|(|)|[|"|\'|#|aA|Aa|../|at |at a (| in a |Error: |a.ts:1:1 |AAAA_|, |\t'.split(
    '|',
  )
const OPENINGS = [
  '',
  '    at a (',
  ' FAIL  ',
  '  1) ',
  'not ok ',
  '--- FAIL: ',
  '[ERROR] ',
  '#1 0x1 in ',
  "thread 'a' panicked at '",
  '::error file=',
  'error: ',
  'a.c:1:1: error: ',
  'PHP Fatal error:  ',
  'A#test_',
  'E   ',
]

describe('the extractors', () => {
  it('have each a name of their own', () => {
    expect(new Set(EXTRACTORS.map((extractor) => extractor.name)).size).toBe(EXTRACTORS.length)
  })

  // An expression that backtracks over 100,000 characters takes minutes, so that the test's own time limit tells.
  it.each(EXTRACTORS.map((extractor) => [extractor.name, extractor] as const))(
    '%s cannot be pumped',
    (_, extractor) => {
      let read = 0
      for (const unit of UNITS) {
        for (const opening of OPENINGS) {
          const text = `${opening}${unit.repeat(PUMPED / unit.length)}!`
          const line = { number: 1, raw: text, text, kind: 'output' as const }
          extractor.read([line])
          read += 1
        }
      }
      expect(read).toBe(UNITS.length * OPENINGS.length)
    },
  )

  it('name things and mask what is volatile in linear time too', () => {
    for (const unit of UNITS) {
      const text = unit.repeat(PUMPED / unit.length)
      expect(namedIn(text).length).toBeLessThan(30)
      expect(maskVolatile(text).length).toBeLessThanOrEqual(text.length)
    }
  })

  const word = fc.constantFrom(
    'at',
    'FAIL',
    '--- FAIL:',
    'Error:',
    'not ok',
    '1)',
    '●',
    '✖',
    '❯',
    'src/a.ts:1:2',
    'a.py::b',
    '(a.go:3)',
    'File "a.py", line 3',
    'panic:',
    '#0',
    '0x1',
    'in',
    '<<< ERROR!',
    'FAILED',
    ' > ',
    '::',
    "'",
    '[',
    ']',
    ':',
    '\n',
    '\n    ',
    '\t',
  )

  test.prop([fc.array(fc.oneof(word, fc.string()), { maxLength: 60 })])(
    'read any text without failing',
    (words) => {
      const lines = logLines(words.join(' '))
      for (const extractor of EXTRACTORS) {
        for (const draft of extractor.read(lines)) {
          expect(lines).toContain(draft.line)
          if (draft.symptom.kind === 'stack-frame') expect(draft.symptom.depth).toBeGreaterThanOrEqual(0)
        }
      }
    },
  )
})
