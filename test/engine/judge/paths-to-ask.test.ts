import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { pathsToAsk } from '../../../src/engine/judge/paths-to-ask.ts'
import { aChange, aFile } from '../../builders/a-change.ts'
import { aTree, someFacts } from '../../builders/a-dossier.ts'
import { aFailure } from '../../builders/a-failure.ts'

function asked(log: string, paths: readonly string[], changed: readonly string[] = []): readonly string[] {
  const changes = [aChange({ files: changed.map((path) => aFile({ path })) })]
  return pathsToAsk(someFacts({ changes, failures: [aFailure({ log })], tree: aTree({ paths }) }))
}

const trace = (...files: readonly string[]) =>
  ['Error: no', ...files.map((file) => `    at f (/app/${file}:1:1)`)].join('\n')

describe('paths to ask about', () => {
  it('are those that the failure names, the innermost frame first', () => {
    expect(asked(trace('b.ts', 'a.ts'), ['a.ts', 'b.ts', 'c.ts'])).toEqual(['b.ts', 'a.ts'])
  })

  it('include the source that a failing test stands for, after what is named', () => {
    const paths = ['src/shop/parser.py', 'tests/test_parser.py']
    expect(asked('FAILED tests/test_parser.py::test_empty - AssertionError', paths)).toEqual([
      'tests/test_parser.py',
      'src/shop/parser.py',
    ])
  })

  it('leave out a file that only a change knows: the tree has nothing to read', () => {
    expect(asked(trace('new.ts', 'a.ts'), ['a.ts'], ['new.ts'])).toEqual(['a.ts'])
  })

  it('are none where the failure names nothing', () => {
    expect(asked('it is broken', ['a.ts'])).toEqual([])
  })

  const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{4,8}\/[a-z]{4,8}\.ts$/), { maxLength: 70 })

  test.prop([names])('are at most forty, each once, and all of the tree', (paths) => {
    const found = asked(trace(...paths), paths)
    expect(found.length).toBeLessThanOrEqual(40)
    expect(new Set(found).size).toBe(found.length)
    for (const path of found) expect(paths).toContain(path)
  })
})
