import { describe, expect, it } from 'vitest'

import { codeSpan, fence, plainWords } from '../../../src/engine/report/markdown-text.ts'

describe('running text from outside', () => {
  it.each([
    ['Add tax to the cart total', 'Add tax to the cart total'],
    ['It moved src/a.ts, then failed.', 'It moved `src/a.ts`, then failed.'],
    ['(see #12)', '(see `#12`)'],
    ['ping @octocat now', 'ping `@\u200Boctocat` now'],
    ['fixes #1', 'fixes `#1`'],
    ['a = b + c', 'a `=` b `+` c'],
    ['foo_bar baz_qux', '`foo_bar baz_qux`'],
    ['rename `Lines`', 'rename `Lines`'],
    ['3,000 files, 95% of 1.5 GB', '3,000 files, 95% of 1.5 GB'],
    ['1. first', '`1`. first'],
    ['in 2024.', 'in 2024.'],
    ['UTF-8 and JIRA-ABC', '`UTF-8` and `JIRA-ABC`'],
    ['a first-party “quote”', 'a first-party “quote”'],
    ['deadbeef defaced', '`deadbeef defaced`'],
    ['a\n\n# heading', 'a `#` heading'],
    ['', '(empty)'],
    ['\u200B', '(empty)'],
  ])('shows %j as %j', (text, expected) => {
    expect(plainWords(text, 200)).toBe(expected)
  })
})

describe('a code span', () => {
  it.each([
    ['a', '`a`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['a```', '```` a``` ````'],
    ['a\nb', '`a b`'],
    ['', '(empty)'],
  ])('holds %j as %j', (text, expected) => {
    expect(codeSpan(text, 50)).toBe(expected)
  })
})

describe('a fence', () => {
  it('is longer than any run of backticks in it', () => {
    expect(fence('a\n````\nb')).toBe('`````text\na\n````\nb\n`````')
  })

  it('shows no more lines and characters than allowed', () => {
    expect(fence('abcdef\nb\nc', { mostLines: 2, width: 4 })).toBe('```text\nabc…\nb\n…\n```')
  })

  it('indents every line', () => {
    expect(fence('a\nb', { indent: '  ' })).toBe('  ```text\n  a\n  b\n  ```')
  })
})

describe('text that runs from right to left', () => {
  it('stands between two marks of our direction, so that the figures behind it stay behind it', () => {
    expect(plainWords('إصلاح حساب', 100)).toBe('\u200Eإصلاح حساب\u200E')
    expect(codeSpan('תיקון/x.ts', 100)).toBe('\u200E`תיקון/x.ts`\u200E')
    expect(plainWords('Fix the cart', 100)).toBe('Fix the cart')
  })
})
