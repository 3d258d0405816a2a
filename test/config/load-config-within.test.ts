import { describe, expect, it } from 'vitest'

import { loadConfigWithin } from '../../src/config/load-config-within.ts'
import { defaultConfig } from '../../src/config/schema.ts'

const manyKeys = Array.from({ length: 4500 }, (_, n) => `key${n}: ${n}`).join('\n')

describe('a configuration file', () => {
  it('is read as always where it is honest', () => {
    expect(loadConfigWithin('')).toMatchObject({ kind: 'loaded', config: defaultConfig })
    expect(loadConfigWithin('mode: observe')).toMatchObject({ config: { mode: 'observe' } })
    expect(loadConfigWithin('mode: loud')).toMatchObject({ kind: 'refused' })
  })

  it('that takes too long to read is refused, wherever the reading stands', () => {
    expect(manyKeys.length).toBeLessThan(65_536)
    expect(loadConfigWithin(manyKeys, 2)).toEqual({
      kind: 'refused',
      mistakes: [{ says: 'reading the file took longer than 2 ms', line: 1, column: 1 }],
    })
  })

  it.each([
    ['four thousand unknown keys', manyKeys],
    ['sixty thousand brackets', '['.repeat(60_000)],
    ['a deep map', Array.from({ length: 300 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')],
    ['aliases of aliases', 'a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]'],
    ['one key of sixty thousand letters', `${'k'.repeat(60_000)}: 1`],
    ['an endless quote', `a: "${'\\x41'.repeat(15_000)}`],
  ])('of 64 KiB of spite is read or refused in time: %s', (_which, text) => {
    // Ten times what it has, so that a busy machine refuses nothing: what grows beyond measure takes longer still.
    const loaded = loadConfigWithin(text, 10_000)
    expect(['loaded', 'refused']).toContain(loaded.kind)
    expect(JSON.stringify(loaded)).not.toContain('took longer')
  })
})
