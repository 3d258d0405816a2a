import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { joinPath } from '../../../../src/engine/gather/syntax/join-path.ts'
import { nearest } from '../../../../src/engine/gather/syntax/nearest.ts'

describe('of several paths', () => {
  it('the one with most folders in common is nearest', () => {
    const paths = ['b/src/x.ts', 'a/lib/x.ts', 'a/src/x.ts']
    expect(nearest('a/src/y.ts', paths, 2)).toEqual(['a/src/x.ts', 'a/lib/x.ts'])
  })

  it('the shallower counts where they are equally near, and then the name', () => {
    expect(nearest('z.ts', ['a/b/x.ts', 'b/x.ts', 'a/x.ts'], 3)).toEqual(['a/x.ts', 'b/x.ts', 'a/b/x.ts'])
  })

  it('a folder whose name only begins alike is not in common', () => {
    expect(nearest('src-a/y.ts', ['src-b/x.ts', 'a/x.ts'], 1)).toEqual(['a/x.ts'])
  })
})

describe('a relative path', () => {
  it.each([
    ['src/cart', './total', 'src/cart/total'],
    ['src/cart', '../page', 'src/page'],
    ['src/cart', '../..', ''],
    ['', 'a//b/', 'a/b'],
    ['', '/a', 'a'],
  ])('in %j, %j is %j', (folder, written, joined) => {
    expect(joinPath(folder, written)).toBe(joined)
  })

  it('does not lead out of the repository', () => {
    expect(joinPath('src', '../../x')).toBeNull()
  })

  test.prop([fc.string(), fc.string()])('holds no step up once it is worked out', (folder, written) => {
    const joined = joinPath(folder.replaceAll('..', ''), written)
    expect(joined?.split('/').includes('..') ?? false).toBe(false)
  })
})
