import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'

import { logWindows } from '../../../../src/engine/judge/symptoms/log-windows.ts'

const numbered = (lines: number) => Array.from({ length: lines }, (_, index) => `${index + 1}`).join('\n')

it.each([0, 1, 1_000, 600_000])('reads a log of %d lines whole', (lines) => {
  const text = numbered(lines)
  expect(logWindows(text)).toEqual([{ text, firstLine: 1 }])
})

it('reads the first 150,000 and the last 450,000 of too many lines, with their true numbers', () => {
  const [head, tail, ...none] = logWindows(numbered(700_000))
  expect(none).toEqual([])
  expect(head?.firstLine).toBe(1)
  expect(head?.text.endsWith('\n150000\n')).toBe(true)
  expect(tail?.firstLine).toBe(250_001)
  expect(tail?.text.startsWith('250001\n')).toBe(true)
  expect(tail?.text.endsWith('\n700000')).toBe(true)
})

it('reads both ends of a log with too long lines, by whole lines', () => {
  const text = Array.from({ length: 40 }, (_, index) => `${index + 1} ${'x'.repeat(1024 * 1024)}`).join('\n')
  const [head, tail] = logWindows(text)
  expect(head?.text.split('\n').at(-1)?.length).toBeLessThan(1024 * 1024 + 4)
  expect(tail?.text.startsWith(`${tail.firstLine} x`)).toBe(true)
  expect(tail?.text.length).toBeLessThanOrEqual(24 * 1024 * 1024)
})

test.prop([fc.string()])('is the text itself where it is small', (text) => {
  expect(logWindows(text)).toEqual([{ text, firstLine: 1 }])
})
