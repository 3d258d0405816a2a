import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { redactText } from '../../../src/engine/gather/redact.ts'
import { madeUp, secretShapes } from './made-up-secrets.ts'

const stamp = '2026-03-02T10:00:00.0000000Z'
const token = madeUp('ghp_<62:36>', 1)
const long = madeUp('ghs_<d:7>_<u:160>.<u:250>.<u:86>', 2)

function wrapped(text: string, width: number, between: string): string {
  return (text.match(new RegExp(`.{1,${width}}`, 'gu')) ?? []).join(between)
}

/** Pieces of the secret of this length must not be seen. */
function seen(secret: string, redacted: string, length: number): readonly string[] {
  return Array.from({ length: secret.length - length + 1 }, (_, at) => secret.slice(at, at + length)).filter(
    (piece) => redacted.includes(piece),
  )
}

describe('a secret that something runs through', () => {
  it.each([
    ['the end of a line', '\n'],
    ['the end of a line of Windows', '\r\n'],
    ['a time stamp', `\n${stamp} `],
    ['the columns of a downloaded log', `\nbuild\tRun tests\t${stamp} `],
    ['indentation', '\n        '],
    ['the sign of a patch', '\n+  '],
    ['a continued line', '\\\n'],
    ['a string that goes on', `' +\n    '`],
    ['a colour', '\u001B[0m\u001B[1m'],
    ['a colour and the end of a line', `\u001B[0m\n${stamp} \u001B[36m`],
  ])('is taken out on both sides of it: %s', (_, between) => {
    for (let at = 8; at < token.length - 6; at += 1) {
      const text = `before\ntoken ${token.slice(0, at)}${between}${token.slice(at)} next\nafter`
      const redacted = redactText(text)
      expect(seen(token, redacted, 8)).toEqual([])
      expect(redacted.startsWith('before\ntoken [redacted github-token]')).toBe(true)
      expect(redacted.endsWith(' next\nafter')).toBe(true)
      expect(redacted.split('\n')).toHaveLength(text.split('\n').length)
    }
  })

  it.each([40, 76, 80, 120, 200])('is taken out of a terminal %d characters wide', (width) => {
    for (const between of ['\n', `\n${stamp} `]) {
      const redacted = redactText(`x\n${wrapped(`token ${long}`, width, between)}\nnext line\n`)
      expect(seen(long, redacted, 8)).toEqual([])
      expect(redacted.endsWith('\nnext line\n')).toBe(true)
    }
  })

  it('takes the rest of a value that has no format of its own, if that stands alone in its line', () => {
    const secret = madeUp('<62:40>', 3)
    const text = `AWS_SECRET_ACCESS_KEY=${secret.slice(0, 20)}\n${secret.slice(20)}\nnext`
    expect(redactText(text)).toBe('AWS_SECRET_ACCESS_KEY=[redacted secret]\n[redacted remainder]\nnext')
  })
})

describe('what stands behind a whole secret', () => {
  it.each(['next', 'Done', 'Cloning into', 'src/cart/total.ts:3', 'at total (a.ts:1:2)', '42', 'v4', ''])(
    'stays: %j',
    (next) => {
      for (const [, shape] of secretShapes) {
        const lines = redactText(`x ${madeUp(shape, 7)}\n${next} and more\n`).split('\n')
        expect(lines.slice(1)).toEqual([`${next} and more`, ''])
      }
    },
  )
})

describe('any text with seams', () => {
  const between = ['\n', '\r\n', `\n${stamp} `, '\u001B[31m', '\u001B', "' +\n'"]
  const encoded = ['%3D', '%20', '%0A', '%2540', btoa('password=hunter2 and on')]
  const otherPieces = [...encoded, ' ', 'word', '@', '=', 'password=', '[redacted x]', '"']
  const piece = fc.constantFrom(
    ...secretShapes.map(([, shape]) => madeUp(shape, 1)),
    ...secretShapes.map(([, shape]) => madeUp(shape, 1).slice(0, 14)),
    ...secretShapes.map(([, shape]) => madeUp(shape, 1).slice(14)),
    ...between,
    ...otherPieces,
  )
  const anyText = fc.array(piece, { maxLength: 24 }).map((parts) => parts.join(''))

  test.prop([anyText])('keeps its line ends and colours', (text) => {
    const kept = (one: string) => one.match(/\r\n|\n|\u001B(?:\[31m)?/gu) ?? []
    expect(kept(redactText(text))).toEqual(kept(text))
  })

  test.prop([anyText], { numRuns: 300 })('shows no token that stands in it whole', (text) => {
    expect(redactText(`${text} ${token} ${text}`)).not.toContain(token)
  })
})
