import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { placeSurprise } from '../../../../src/engine/judge/retrieval/place-surprise.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'

const filesOf = (folder: string, count: number, ending = 'ts') =>
  Array.from({ length: count }, (_, at) => `${folder}/file${at}.${ending}`)
const touching = (...paths: readonly string[]) => aChange({ files: paths.map((path) => aFile({ path })) })

const tree = [...filesOf('src', 180), ...filesOf('test', 800), ...filesOf('src/py', 80, 'py')]

describe('that a change wrote a line of the place that failed', () => {
  it('is a surprise in full while it touches up to a tenth of the product', () => {
    expect(placeSurprise(touching(), tree)).toBe(1)
    expect(placeSurprise(touching('src/file1.ts'), tree)).toBe(1)
    expect(placeSurprise(touching(...filesOf('src', 21)), tree)).toBe(1)
  })

  it('is less of one the more of the product it sweeps over, and none where it sweeps over all', () => {
    expect(placeSurprise(touching(...filesOf('src', 41)), tree)).toBeCloseTo(
      Math.log(0.2) / Math.log(0.1),
      12,
    )
    expect(placeSurprise(touching(...filesOf('src', 180)), tree)).toBeLessThan(0.06)
    expect(placeSurprise(touching(...filesOf('lib', 300)), tree)).toBe(0)
  })

  it('is counted within each language, and tests do not count', () => {
    expect(placeSurprise(touching(...filesOf('src/py', 51, 'py')), tree)).toBeCloseTo(
      Math.log(0.5) / Math.log(0.1),
      12,
    )
    expect(placeSurprise(touching('src/file1.ts', ...filesOf('test', 800)), tree)).toBe(1)
  })

  it('stays one in a tree of a few files, and where no tree is known', () => {
    expect(placeSurprise(touching('cart.c', 'cart_parse.c'), ['cart.c', 'cart_parse.c'])).toBe(1)
    expect(placeSurprise(touching(...filesOf('src', 40)), [])).toBe(1)
  })

  test.prop([fc.nat(400), fc.nat(400)])('lies between none and full', (touched, there) => {
    const surprise = placeSurprise(touching(...filesOf('src', touched)), filesOf('src', there))
    expect(surprise).toBeGreaterThanOrEqual(0)
    expect(surprise).toBeLessThanOrEqual(1)
  })
})
