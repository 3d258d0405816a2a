import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { readWord } from '../../../src/engine/act/read-word.ts'
import type { Word } from '../../../src/engine/model/word.ts'

const pull = (number: number) => ({ kind: 'pull', number }) as const
const hour = 3_600_000

const understood: readonly (readonly [string, Word])[] = [
  ['/suspect', { kind: 'triage' }],
  ['/suspect  ', { kind: 'triage' }],
  ['\n\n  /suspect rerun\r\nThanks!', { kind: 'rerun' }],
  ['/suspect none', { kind: 'none' }],
  ['/suspect help', { kind: 'help' }],
  ['/suspect confirm #12', { kind: 'confirm', change: pull(12) }],
  ['/suspect\tclear\t#7', { kind: 'clear', change: pull(7) }],
  ['/suspect explain #123456789', { kind: 'explain', change: pull(123_456_789) }],
  ['/suspect revert #12', { kind: 'revert', change: pull(12) }],
  ['/suspect re-apply #12', { kind: 're-apply', change: pull(12) }],
  ['/suspect confirm 0123abc', { kind: 'confirm', change: { kind: 'commit', starts: '0123abc' } }],
  ['/suspect mute 1m', { kind: 'mute', milliseconds: 60_000 }],
  ['/suspect mute 2h', { kind: 'mute', milliseconds: 2 * hour }],
  ['/suspect mute 168h', { kind: 'mute', milliseconds: 168 * hour }],
  ['/suspect mute 7d', { kind: 'mute', milliseconds: 168 * hour }],
  ['/suspect unmute', { kind: 'unmute' }],
]

describe('a comment to us', () => {
  it.each(understood)('%j is understood', (comment, word) => {
    expect(readWord(comment)).toEqual(word)
  })

  it.each([
    '/suspect Confirm #12',
    '/suspect confirm',
    '/suspect confirm 12',
    '/suspect confirm #0',
    '/suspect confirm #012',
    '/suspect confirm #1234567890',
    '/suspect confirm #12 please',
    '/suspect confirm #12,',
    '/suspect confirm acme/other#12',
    '/suspect confirm https://github.com/acme/shop/pull/12',
    '/suspect confirm ABCDEF0',
    '/suspect confirm abcdef',
    '/suspect none of these',
    '/suspect mute',
    '/suspect mute 0h',
    '/suspect mute 8d',
    '/suspect mute 169h',
    '/suspect mute 99999d',
    '/suspect mute -1h',
    '/suspect mute 1.5h',
    '/suspect mute 2 h',
    '/suspect delete',
    '/suspect __proto__ #12',
    '/suspect constructor',
    `/suspect ${'x'.repeat(65_000)}`,
  ])('%j is for us and not understood', (comment) => {
    expect(readWord(comment)).toEqual({ kind: 'unknown' })
  })
})

describe('a comment to others', () => {
  it.each([
    '',
    ' \n\t\n',
    'I think it was #12',
    'See /suspect confirm #12',
    'Hello\n/suspect confirm #12',
    '> /suspect confirm #12',
    '> they wrote\n\n/suspect confirm #12',
    '```\n/suspect confirm #12\n```',
    '    /suspect confirm #12',
    '\t/suspect confirm #12',
    '`/suspect confirm #12`',
    '- /suspect confirm #12',
    '<!-- /suspect confirm #12 -->',
    '/suspects confirm #12',
    '/suspect-confirm #12',
    '/Suspect confirm #12',
    '//suspect confirm #12',
    '\u200b/suspect confirm #12',
  ])('%j says nothing to us', (comment) => {
    expect(readWord(comment)).toBeNull()
  })

  test.prop([fc.string({ unit: 'binary' }).filter((text) => !text.trimStart().startsWith('/suspect'))])(
    'says nothing to us, whatever it holds',
    (text) => {
      expect(readWord(text)).toBeNull()
    },
  )
})

const spoken = fc
  .array(
    fc.constantFrom(
      'mute',
      'unmute',
      'revert',
      're-apply',
      'confirm',
      'none',
      '9999d',
      '3h',
      '#12',
      '0123abc',
    ),
  )
  .map((words) => words.join(' '))

test.prop([fc.oneof(spoken, fc.string({ unit: 'binary' }))])(
  'a word never names more than the grammar has',
  (text) => {
    const word = readWord(`/suspect ${text}`)
    const names = understood.map(([, { kind }]) => kind)
    expect(word === null || word.kind === 'unknown' || names.includes(word.kind)).toBe(true)
    if (word?.kind === 'mute') expect(word.milliseconds).toBeLessThanOrEqual(168 * hour)
  },
)
