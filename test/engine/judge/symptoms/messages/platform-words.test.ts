import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import {
  platformsOfName,
  platformWords,
  runtime,
} from '../../../../../src/engine/judge/symptoms/messages/platform-words.ts'

const names = (text: string) => platformsOfName(text).map(({ name }) => name)

describe('the name of a job', () => {
  it.each([
    ['test (ubuntu-latest, node 20)', ['linux', 'node 20']],
    ['build-windows-x64', ['windows', 'x64']],
    ['py312-asan', ['asan', 'python 3.12']],
    ['tests (macos-14, 3.12)', ['macos', 'macos 14']],
    ['test / Python 3.9.18 on ubuntu-22.04', ['linux', 'ubuntu 22.04', 'python 3.9']],
    ['linux_chromium_tsan_rel_ng', ['linux', 'tsan']],
    ['GPU%20Win%20Builder', ['windows']],
    ['java 17 (aarch64)', ['arm64', 'java 17']],
    ['go1.22 / linux/amd64', ['linux', 'x64', 'go 1.22']],
    ['php82 windows 32-bit', ['windows', 'x86', 'php 8.2']],
    ['gcc-13 debug', ['gcc']],
    ['test', []],
    ['winning the armada, machine darwinism', []],
    ['lint and format', []],
  ])('%s tells %j', (name, platforms) => expect(names(name)).toEqual(platforms))

  it('tells of what it prints', () => {
    expect(platformWords('test (Ubuntu-22.04)')).toEqual([
      { name: 'linux', printed: 'Ubuntu-22.04' },
      { name: 'ubuntu 22.04', printed: 'Ubuntu-22.04' },
    ])
  })

  const piece = fc.oneof(
    fc.constantFrom(
      'Ubuntu-22.04',
      'macos-14',
      'WIN',
      'Node 20',
      'py312',
      'amd64',
      'ASan',
      'go1.22',
      '(',
      ', ',
      ' ',
    ),
    fc.string({ maxLength: 5 }),
  )

  test.prop([fc.array(piece).map((pieces) => pieces.join(''))])(
    'never tells of what it does not hold',
    (text) => {
      for (const { name, printed } of platformsOfName(text)) {
        expect(text).toContain(printed)
        expect(name).toBe(name.toLowerCase())
      }
    },
  )
})

describe('a version', () => {
  it.each([
    ['node', 'v20.11.1', 'node 20'],
    ['Python', '3.12.1', 'python 3.12'],
    ['jdk', '17', 'java 17'],
    ['node', 'lts/*', undefined],
    ['lock', '1.2', undefined],
  ])('of %s, %s, is %s', (called, version, name) => {
    expect(runtime('printed', called, version)?.name).toBe(name)
  })
})
