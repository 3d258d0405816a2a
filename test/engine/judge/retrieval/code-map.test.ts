import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { identifiersIn, mapCode } from '../../../../src/engine/judge/retrieval/code-map.ts'
import { aContext } from '../../../builders/a-dossier.ts'
import { someCode } from './some-code.ts'

describe('what a name can mean in a file', () => {
  const map = mapCode(
    someCode({
      'test/cart.test.ts': { uses: ['src/index.ts'], text: 'total(cart)' },
      'src/index.ts': { uses: ['src/cart.ts'], text: 'export everything' },
      'src/cart.ts': { text: 'function total() {\n  round(1)\n}\n\nfunction round() {}' },
      'src/other.ts': { text: 'function total() {}' },
    }),
  )

  it('is what the file itself defines', () => {
    expect(map.meant('round', 'src/cart.ts').map(({ path, start }) => `${path}:${start}`)).toEqual([
      'src/cart.ts:5',
    ])
  })

  it('is what the files define that it uses, also through a file that only hands on', () => {
    expect(map.meant('total', 'test/cart.test.ts').map(({ path }) => path)).toEqual(['src/cart.ts'])
  })

  it('is not what a file defines that nobody there uses', () => {
    expect(map.meant('total', 'src/index.ts').map(({ path }) => path)).not.toContain('src/other.ts')
    expect(map.named('total').map(({ path }) => path)).toEqual(['src/cart.ts', 'src/other.ts'])
  })

  it('is nothing in a file that is not known', () => {
    expect(map.meant('total', 'src/unknown.ts')).toEqual([])
    expect(map.lines('src/unknown.ts')).toEqual([])
    expect(map.definitions('src/unknown.ts')).toEqual([])
  })
})

describe('a short file', () => {
  it('stands whole for its name where it defines nothing by name', () => {
    const map = mapCode(someCode({ 'src/getValue.ts': { text: 'export default () => {\n  1\n}' } }))
    expect(map.named('getValue')).toEqual([{ path: 'src/getValue.ts', name: 'getValue', start: 1, end: 3 }])
  })

  it('does not where it does, if only another name', () => {
    const map = mapCode(someCode({ 'src/getValue.ts': { text: 'const value = 1' } }))
    expect(map.named('getValue')).toEqual([])
  })

  it('does not where it is long, or its text was not read', () => {
    const long = mapCode(someCode({ 'src/getValue.ts': { text: '\n'.repeat(400) } }))
    expect(long.named('getValue')).toEqual([])
    const { syntax } = someCode({ 'src/getValue.ts': { text: 'x' } })
    expect(mapCode(aContext({ syntax })).named('getValue')).toEqual([])
  })
})

it('counts in how many files a name stands', () => {
  const map = mapCode(someCode({ 'a.ts': { text: 'function sum() {}' }, 'b.ts': { text: 'sum(sum())' } }))
  expect(map.spread('sum')).toBe(2)
  expect(map.spread('never')).toBe(1)
})

test.prop([fc.string()])('identifiers stand in the text', (text) => {
  for (const name of identifiersIn(text)) expect(text).toContain(name)
})
