import { describe, expect, it } from 'vitest'

import { logLines } from '../../../../src/engine/judge/symptoms/log-lines.ts'
import { quoteOf } from '../../../../src/engine/judge/symptoms/quote.ts'

const output = [
  '> shop@1.0.0 test',
  '',
  'src/total.ts:12:3 - error TS2322: no',
  '  12 | x',
  'Error: no total',
  '    at total (src/total.ts:12:3)',
]
const texts = (lines: readonly string[]) => logLines(lines.join('\n')).map(({ text }) => text)
const clock = (at: number) => `03:04:0${at}`

describe('what stands before every line', () => {
  it.each<readonly [string, (line: string, at: number) => string]>([
    ['a code block in a text', (line) => (line === '' ? '' : `    ${line}`)],
    ['a tab', (line) => `\t${line}`],
    ['a quotation in a mail', (line) => `> ${line}`.trimEnd()],
    ['a quotation in a log', (line) => ` | ${line}`],
    ['a step of Jenkins', (line) => `[linux-x64] ${line}`],
    ['Drone', (line, at) => `[build:${at}] ${line}`],
    ['kubectl', (line) => `[pod/shop-5d9/web] ${line}`],
    ['Compose', (line) => `web  | ${line}`],
    ['Nix', (line) => `shop> ${line}`],
    ['CTest', (line) => `12: ${line}`],
    ['Lerna', (line) => `@acme/shop: ${line}`],
    ['a container with time stamps', (line, at) => `web  | 2024-01-02T${clock(at)}Z ${line}`],
    ['time stamps before a step', (line, at) => `[2024-01-02T${clock(at)}.678Z] [linux] ${line}`],
  ])('is no part of it: %s', (_, put) => {
    expect(texts(output.map(put))).toEqual(output)
  })

  it('is left in place where another line lacks it', () => {
    const mixed = ['[linux] a', '[linux] b', 'c', '[linux] d', '[linux] e', '[linux] f']
    expect(texts(mixed)).toEqual(mixed)
  })

  it.each([
    ['a level', (line: string) => `[error] ${line}`],
    ['the indentation of a test runner', (line: string) => `  ${line}`],
    ['the same file', (line: string) => `src/total.ts:12:3: ${line}`],
  ])('stays where it is part of what a program says: %s', (_, put) => {
    const lines = ['one', 'two', 'three', 'four', 'five'].map(put)
    expect(texts(lines)).toEqual(lines)
  })

  it('stays where the lines are too few to tell', () => {
    const few = ['[linux] a', '[linux] b']
    expect(texts(few)).toEqual(few)
  })

  it('is no part of a quote', () => {
    const lines = logLines(output.map((line) => `[linux-x64] ${line}`).join('\n'))
    expect(lines.slice(2).map((line) => quoteOf(line))).toEqual(output.slice(2).map((line) => line.trim()))
    expect(lines[4]?.raw).toBe('[linux-x64] Error: no total')
  })
})
