import { expect, it } from 'vitest'

import { complaintOf } from '../../../src/adapters/git/git-failed.ts'

it.each([
  ['fatal: bad object abc\nmore', 'fatal: bad object abc'],
  ['hint: Support for grafts\nhint: is deprecated\nwarning: odd\n\nfatal: no tree', 'fatal: no tree'],
  ['hint: nothing but this', 'hint: nothing but this'],
  ['error: \u001B[31mred\u0007', 'error:  [31mred'],
  ['', 'it gave no reason'],
])('what git complains of in %j is %j', (stderr, complaint) => {
  expect(complaintOf(stderr)).toBe(complaint)
})
