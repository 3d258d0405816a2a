import { describe, expect, it } from 'vitest'

import {
  closesFence,
  fenceOf,
  fillsNothing,
  headingOf,
  itemOf,
  sides,
} from '../../../../../src/engine/judge/symptoms/bug-report/markdown-line.ts'

describe('a fence', () => {
  it.each([
    ['```', '```'],
    ['  ~~~~ yaml', '~~~~'],
    ['```` ts', '````'],
    ['``', null],
    ['text ```', null],
  ])('is opened by %j: %j', (text, mark) => {
    expect(fenceOf(text)).toBe(mark)
  })

  it.each([
    ['```', '```', true],
    ['`````  ', '```', true],
    ['```', '````', false],
    ['~~~', '```', false],
    ['``` ts', '```', false],
  ])('%j closes one of %j: %s', (text, mark, closes) => {
    expect(closesFence(text, mark)).toBe(closes)
  })
})

it.each([
  ['### Door version', 'Door version'],
  ['## Closed ##', 'Closed'],
  ['**Expected behavior**:', 'Expected behavior'],
  ['**Output of `door -v`:**', 'Output of `door -v`:'],
  ['#12 opens', null],
  ['#!/bin/sh', null],
  ['**Note:** the door', null],
])('reads the heading of %j as %j', (text, heading) => {
  expect(headingOf(text)).toBe(heading)
})

it.each([
  '- [x] I have searched',
  '  * [ ] open',
  '<img width="12" alt="door" src="https://acme.test/a.png" />',
  '![image](https://acme.test/a.png) ![](https://acme.test/b.png)',
  '<details>',
  '<summary>full log</summary>',
  '_No response_',
])('knows that %j fills nothing in', (text) => {
  expect(fillsNothing(text)).toBe(true)
})

it.each(['- [door] opens', '<Door open />', '![open door](https://acme.test/a.png)', '-- open'])(
  'knows that %j says something',
  (text) => {
    expect(fillsNothing(text)).toBe(false)
  },
)

it.each([
  ['- OS: Linux 6.1', { label: 'OS', value: 'Linux 6.1' }],
  ['* **Door Version:** 1.6', { label: 'Door Version', value: '1.6' }],
  ['**Browser**: any', { label: 'Browser', value: 'any' }],
  ['Kernel Version | 5.10', { label: 'Kernel Version', value: '5.10' }],
  ['- **Debug log:**', { label: 'Debug log', value: '' }],
  ['Device: 48h/72d', null],
  ['- it opens', null],
])('reads the item of %j', (text, item) => {
  expect(itemOf(text)).toEqual(item)
})

it('knows the ends of a comment in HTML', () => {
  expect(sides(' <!-- a')).toEqual({ opens: true, closes: false })
  expect(sides('b -->')).toEqual({ opens: false, closes: true })
  expect(sides('a --> b')).toEqual({ opens: false, closes: true })
  expect(sides('see <!-- a -->')).toEqual({ opens: false, closes: true })
})
