import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'

import type { SourceLanguage } from '../../../../src/engine/model/parsed-source.ts'
import { usesOf, type Written } from './uses-of.ts'

const languages: readonly SourceLanguage[] = [
  'script',
  'python',
  'go',
  'jvm',
  'ruby',
  'php',
  'native',
  'rust',
  'dotnet',
  'swift',
]
const endings = ['ts', 'py', 'go', 'java', 'rb', 'php', 'h', 'c', 'rs', 'cs', 'swift']

const path = fc.stringMatching(/^(?:[ab]\/){0,3}[abA]\.[a-z]{1,5}$/)
const names = fc.oneof(fc.stringMatching(/^[ab./\\:@~#*_A-]{0,12}$/), fc.string({ maxLength: 20 }))
const kinds = fc.constantFrom('path', 'module', 'all-of', 'name', 'package')
const written = fc.tuple(kinds, names).map(([kind, name]): Written => `${kind} ${name}`)
const paths = fc
  .uniqueArray(fc.tuple(path, fc.constantFrom(...endings)), { maxLength: 40 })
  .map((pairs) => [...new Set(pairs.map(([one, ending]) => one.replace(/\.[a-z]+$/, `.${ending}`)))])

describe('whatever a file says', () => {
  test.prop([fc.constantFrom(...languages), path, fc.array(written, { maxLength: 20 }), paths])(
    'it uses other paths of the tree, each once',
    (language, from, says, all) => {
      const uses = usesOf(language, from, says, all, 'a')
      expect(new Set(uses).size).toBe(uses.length)
      expect(uses).not.toContain(from)
      for (const use of uses) expect(all).toContain(use)
    },
  )

  test('it uses two hundred at most', () => {
    const all = Array.from({ length: 500 }, (_, at) => `f${at}.ts`)
    const says = all.map((one): Written => `module ./${one}`)
    expect(usesOf('script', 'main.ts', says, all)).toEqual(all.slice(0, 200))
  })
})
