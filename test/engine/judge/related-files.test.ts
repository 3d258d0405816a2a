import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { relatedFiles, unitOf } from '../../../src/engine/judge/related-files.ts'

describe('files that stand for one unit', () => {
  it.each([
    ['tests/test_parser.py', 'src/shop/parser.py'],
    ['src/cart/total.test.ts', 'src/cart/total.ts'],
    ['gson/src/test/java/com/google/JsonReaderTest.java', 'gson/src/main/java/com/google/JsonReader.java'],
    ['spec/models/user_spec.rb', 'app/models/user.rb'],
    ['pkg/router/router_test.go', 'pkg/router/router.go'],
    ['include/lexer.h', 'src/lexer.c'],
    ['src/middleware/jwt/index.test.ts', 'src/middleware/jwt/index.ts'],
  ])('%s leads to %s', (from, to) => {
    expect(relatedFiles([from], [from, to, 'README.md']).get(from)).toEqual([to])
  })

  it('puts the nearer directory first', () => {
    const related = relatedFiles(['web/a/total.test.ts'], ['app/b/total.ts', 'web/a/total.ts'])
    expect(related.get('web/a/total.test.ts')).toEqual(['web/a/total.ts', 'app/b/total.ts'])
  })

  it('lets an entry file stand for its folder', () => {
    expect(unitOf('src/router/index.ts')).toBe('router')
    expect(unitOf('src/click/__init__.py')).toBe('click')
  })

  it('relates nothing by a name of one or two letters', () => {
    expect(relatedFiles(['a/jv.c'], ['b/jv.h']).get('a/jv.c')).toEqual([])
  })

  const folder = fc.constantFrom('src/', 'test/', 'src/cart/', '')
  const file = fc.constantFrom(
    'total.ts',
    'total.test.ts',
    'test_total.py',
    'Total.h',
    'cart/index.ts',
    'a.c',
  )
  const path = fc.oneof(
    fc.tuple(folder, file).map(([under, name]) => under + name),
    fc.string({ maxLength: 40 }),
  )

  test.prop([fc.array(path, { maxLength: 30 })])(
    'never relates a file to itself and only names known files',
    (paths) => {
      for (const [path, others] of relatedFiles(paths, paths)) {
        expect(others).not.toContain(path)
        for (const other of others) expect(paths).toContain(other)
      }
    },
  )
})
