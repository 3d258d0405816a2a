import { readFileSync } from 'node:fs'

import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { grammarSource } from '../../../src/adapters/syntax/grammar-bytes.ts'
import { modernModule } from '../../../src/adapters/syntax/modern-module.ts'

const head = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]

describe('a module linked the older way', () => {
  it('says its sizes in the newer section, and all else stays', () => {
    const name = [6, ...Buffer.from('dylink')]
    const sizes = [0xe5, 0x8e, 0x26, 4, 2, 0]
    const old = [0, name.length + sizes.length + 1, ...name, ...sizes, 0]
    const made = modernModule(Uint8Array.from([...head, ...old, 1, 2, 3]))
    const body = [8, ...Buffer.from('dylink.0'), 1, sizes.length, ...sizes]
    expect([...made]).toEqual([...head, 0, body.length, ...body, 1, 2, 3])
  })

  it('is left alone once it is linked the newer way', () => {
    const bytes = readFileSync(grammarSource('tree-sitter-go'))
    expect(modernModule(bytes)).toBe(bytes)
  })

  test.prop([fc.uint8Array({ maxLength: 60 })])('is never waited for, whatever its bytes are', (bytes) => {
    expect(modernModule(Uint8Array.from([...head, ...bytes])).length).toBeGreaterThan(0)
  })
})
