import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { indexPaths } from '../../../../../src/engine/judge/symptoms/paths/path-index.ts'
import { resolvePath } from '../../../../../src/engine/judge/symptoms/paths/resolve-paths.ts'

const TREE = [
  'README.md',
  'src/a.ts',
  'src/cart/total.ts',
  'src/Window.cpp',
  'packages/web/src/a.ts',
  'packages/web/src/index.ts',
  'packages/api/src/index.ts',
  'packages/cli/src/index.ts',
  'packages/db/src/index.ts',
  'core/src/main/java/com/acme/Card.java',
  'third/party/com/acme/Card.java',
  'dashboard/models/alert_group.py',
]
const index = indexPaths(TREE)

describe('a printed path', () => {
  it.each([
    ['src/a.ts', 'src/a.ts', 'exact'],
    ['./src/a.ts:12:3', 'src/a.ts', 'exact'],
    ['/home/runner/work/shop/shop/src/a.ts', 'src/a.ts', 'exact'],
    ['D:\\a\\shop\\shop\\src\\a.ts', 'src/a.ts', 'exact'],
    ['/app/src/cart/total.ts', 'src/cart/total.ts', 'exact'],
    ['file:///srv/x/src/cart/total.ts', 'src/cart/total.ts', 'suffix'],
    ['webpack://shop/./src/cart/total.ts?1234', 'src/cart/total.ts', 'suffix'],
    ['/app/dist/cart/total.js', 'src/cart/total.ts', 'suffix'],
    ['dist/cart/total.js', 'src/cart/total.ts', 'suffix'],
    ['../../b/slave/web/src/a.ts', 'packages/web/src/a.ts', 'suffix'],
    ['com/acme/Card.java', 'third/party/com/acme/Card.java', 'suffix'],
    ['src\\window.cpp(9)', 'src/Window.cpp', 'suffix'],
    ['/home/vm/app/alert_group.py', 'dashboard/models/alert_group.py', 'stem'],
  ])('%s means %s (%s)', (printed, path, how) => {
    expect(resolvePath(index, printed)).toEqual({ path, how })
  })

  it.each(['index.ts', '/usr/lib/x/absent.ts', 'nowhere.ts', '', ':::', '/'])(
    '%s means no file',
    (printed) => {
      expect(resolvePath(index, printed)).toBeNull()
    },
  )

  it.each([
    ['angle\\src\\window.cpp(9)', 'src/Window.cpp'],
    ['c:/b/src/window.cpp', 'src/Window.cpp'],
    ['../SRC/WINDOW.CPP', 'src/Window.cpp'],
    ['window.cpp', 'src/Window.cpp'],
    ['WINDOW.CPP', null],
    ['/usr/include/src/window.cpp', null],
    ['lib\\window.cpp', null],
  ])('%s, whatever its case, means %s', (printed, path) => {
    expect(resolvePath(index, printed)).toEqual(path === null ? null : { path, how: 'suffix' })
  })

  it('means none of several that differ from it by case alike', () => {
    const two = indexPaths(['a/src/Door.h', 'b/src/door.H', 'c/Src/Door.h'])
    expect(resolvePath(two, 'src\\door.h')).toBeNull()
    expect(resolvePath(two, 'b\\src\\door.h')?.path).toBe('b/src/door.H')
  })

  it('prefers the shortest of equals', () => {
    expect(resolvePath(indexPaths(['long/folder/x/b.go', 'x/b.go']), 'm/x/b.go')?.path).toBe('x/b.go')
  })

  const segment = fc.stringMatching(/^[a-z]{1,6}$/)
  const path = fc
    .tuple(fc.array(segment, { minLength: 1, maxLength: 4 }), segment)
    .map(([folders, name]) => `${folders.join('/')}/${name}.ts`)

  test.prop([fc.array(path, { minLength: 1 }), fc.nat()])(
    'is found exactly when it is a path of the tree',
    (paths, pick) => {
      const chosen = paths[pick % paths.length] ?? ''
      expect(resolvePath(indexPaths(paths), chosen)).toEqual({ path: chosen, how: 'exact' })
    },
  )

  const letter = fc.constantFrom('a', 'b', 'c')
  const short = fc.array(letter, { minLength: 1, maxLength: 4 }).map((parts) => `${parts.join('/')}.ts`)
  const printed = fc.oneof(
    short,
    fc.tuple(letter, short).map(([top, rest]) => `/${top}/./${rest}`),
    fc.string(),
  )

  test.prop([fc.array(short), printed])('never means a file outside the tree', (paths, one) => {
    const resolved = resolvePath(indexPaths(paths), one)
    if (resolved !== null) expect(paths).toContain(resolved.path)
  })
})
