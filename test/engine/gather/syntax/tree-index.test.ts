import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { directoryOf, indexTree } from '../../../../src/engine/gather/syntax/tree-index.ts'

const tree = indexTree([
  'a.ts',
  'src/cart/total.ts',
  'src/cart/view.ts',
  'test/cart/total.ts',
  'deep/er/x.ts',
])

describe('the index of a tree', () => {
  it('finds files by the end of their path', () => {
    expect(tree.filesEnding('total.ts')).toEqual(['src/cart/total.ts', 'test/cart/total.ts'])
    expect(tree.filesEnding('src/cart/total.ts')).toEqual(['src/cart/total.ts'])
    expect(tree.filesEnding('a.ts')).toEqual(['a.ts'])
  })

  it('finds whole segments only', () => {
    expect(tree.filesEnding('rt/total.ts')).toEqual([])
    expect(tree.directoriesEnding('art')).toEqual([])
  })

  it('knows every directory, those too that hold directories alone', () => {
    expect(tree.directoriesEnding('cart')).toEqual(['src/cart', 'test/cart'])
    expect(tree.directoriesEnding('deep')).toEqual(['deep'])
    expect(tree.directoriesEnding('')).toEqual([''])
  })

  it('lists what stands right in a directory', () => {
    expect(tree.filesIn('src/cart')).toEqual(['src/cart/total.ts', 'src/cart/view.ts'])
    expect(tree.filesIn('')).toEqual(['a.ts'])
    expect(tree.filesIn('src')).toEqual([])
  })

  const paths = fc.uniqueArray(fc.stringMatching(/^(?:[ab]\/){0,3}[ab]\.ts$/), { maxLength: 30 })

  test.prop([paths, fc.stringMatching(/^(?:[ab]\/){0,3}[ab]\.ts$/)])(
    'finds what a look at every path finds',
    (all, end) => {
      const found = all.filter((path) => path === end || path.endsWith(`/${end}`))
      expect(indexTree(all).filesEnding(end)).toEqual(found)
      const folder = directoryOf(end)
      expect(indexTree(all).filesIn(folder)).toEqual(all.filter((path) => directoryOf(path) === folder))
    },
  )
})
