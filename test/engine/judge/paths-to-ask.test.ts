import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { pathsToAsk, pathsWithLines, withReachedFiles } from '../../../src/engine/judge/paths-to-ask.ts'
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

describe('the paths of which the failure names a line', () => {
  it('leave out those that it only names, and know those that only a change has', () => {
    const log = `see lib/a.ts\n${trace('lib/new.ts', 'lib/b.ts')}`
    const changes = [aChange({ files: [aFile({ path: 'lib/new.ts' })] })]
    const tree = aTree({ paths: ['lib/a.ts', 'lib/b.ts'] })
    expect(pathsWithLines(someFacts({ changes, failures: [aFailure({ log })], tree }))).toEqual([
      'lib/new.ts',
      'lib/b.ts',
    ])
  })
})

describe('the paths with the files that implicated tests use', () => {
  const complete = { kind: 'complete' } as const
  const syntaxOf = (uses: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(uses).map(([path, used]) => ({
      path,
      uses: used,
      definitions: [],
      completeness: complete,
    }))

  const touching = (...paths: readonly string[]) => paths.map((path) => aChange({ files: [aFile({ path })] }))

  it('have product files after what is implicated, of each file in turn', () => {
    const syntax = syntaxOf({
      'test/cart.test.ts': ['src/cart.ts', 'src/money.ts', 'test/fakes.ts'],
      'test/page.test.ts': ['src/page.ts', 'src/cart.ts'],
    })
    expect(withReachedFiles(['test/cart.test.ts', 'test/page.test.ts'], syntax, [])).toEqual([
      'test/cart.test.ts',
      'test/page.test.ts',
      'src/cart.ts',
      'src/page.ts',
      'src/money.ts',
    ])
  })

  it('have those that a change touches first, also behind a file that only hands on', () => {
    const syntax = syntaxOf({
      'test/cart.test.ts': ['src/money.ts', 'test/shared.ts'],
      'test/shared.ts': ['src/cart.ts'],
      'src/cart.ts': ['src/price.ts', 'src/idle.ts'],
    })
    const changes = touching('src/price.ts', 'src/cart.ts', 'src/elsewhere.ts')
    expect(withReachedFiles(['test/cart.test.ts'], syntax, changes)).toEqual([
      'test/cart.test.ts',
      'src/cart.ts',
      'src/price.ts',
      'src/money.ts',
    ])
  })

  it('go three steps and no further, in circles neither', () => {
    const syntax = syntaxOf({
      'a.ts': ['b.ts'],
      'b.ts': ['c.ts', 'a.ts'],
      'c.ts': ['d.ts'],
      'd.ts': ['e.ts'],
    })
    const changes = touching('a.ts', 'b.ts', 'c.ts', 'd.ts', 'e.ts')
    expect(withReachedFiles(['a.ts'], syntax, changes)).toEqual(['a.ts', 'b.ts', 'c.ts', 'd.ts'])
  })

  it('are the same where nothing is known of them', () => {
    expect(withReachedFiles(['test/cart.test.ts'], [], [])).toEqual(['test/cart.test.ts'])
  })

  it('are twenty changed and ten unchanged files more at most', () => {
    const used = Array.from({ length: 50 }, (_, at) => `src/${at}.ts`)
    const syntax = syntaxOf({ 'a.test.ts': used })
    expect(withReachedFiles(['a.test.ts'], syntax, [])).toEqual(['a.test.ts', ...used.slice(0, 10)])
    expect(withReachedFiles(['a.test.ts'], syntax, touching(...used.slice(0, 30)))).toEqual([
      'a.test.ts',
      ...used.slice(0, 20),
      ...used.slice(30, 40),
    ])
  })
})
