import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'

import { recordWords, structuredParts } from '../../../../src/engine/judge/symptoms/structured-line.ts'

const texts = (line: string) => structuredParts(line)?.map(({ text }) => text) ?? null

it('takes each value apart by its lines, and leaves out the names', () => {
  const line = JSON.stringify({ level: 'error', stack: 'Error: no "lock"\n\tat open (C:\\door.js:1:2)  ' })
  expect(texts(line)).toEqual(['error', 'Error: no "lock"', '\tat open (C:\\door.js:1:2)'])
})

it.each(['{"a":"no line end"}', 'text \\n', '{"a":"x\\ny"} and more', 'see {"a":"x\\ny"}'])(
  'is not %j',
  (line) => {
    expect(texts(line)).toBeNull()
  },
)

it('reads a stack that is a list, and what stands before the record', () => {
  const line = 'a-1\tERROR\tInvoke Error \t{"stack":["TypeError: no lock","    at open (door.js:1:2)"]}'
  expect(texts(line)).toEqual(['a-1\tERROR\tInvoke Error', 'TypeError: no lock', '    at open (door.js:1:2)'])
})

it('looks into sixty values and three hundred lines', () => {
  expect(texts(JSON.stringify({ a: ['x\ny', ...Array<string>(99).fill('z')] }))).toHaveLength(61)
  expect(texts(JSON.stringify({ a: 'x\n'.repeat(400) }))).toHaveLength(300)
})

// Tried anew at each quotation mark, the lines of one log would take minutes, so that the test's own time limit tells.
it('reads a string that never ends once', () => {
  const line = `{"a":"x\\ny","${'\\"'.repeat(4_000)}\\n}`
  for (let read = 0; read < 2_000; read += 1) expect(texts(line)).toEqual(['x', 'y'])
})

const several = fc.array(fc.string(), { minLength: 2 }).map((lines) => lines.join('\n'))

test.prop([fc.dictionary(fc.string(), several, { minKeys: 1 })])(
  'gives parts that stand byte for byte in the line',
  (record) => {
    const line = JSON.stringify(record)
    const parts = structuredParts(line)
    expect(parts?.length).toBeGreaterThan(1)
    for (const { raw } of parts ?? []) expect(line).toContain(raw)
  },
)

it.each([
  ['{"level":"error","err":"no \\"lock\\" in a.js","n":1}', 'error\nno "lock" in a.js'],
  ['app=door msg="no \\"lock\\"" n=1', '\ndoor\nno "lock"\n1'],
  ['expected="a" but "b"', 'expected="a" but "b"'],
  ['{ not a record }', '{ not a record }'],
])('says of %j what its values say', (line, words) => {
  expect(recordWords(line)).toBe(words)
})
