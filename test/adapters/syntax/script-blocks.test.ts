import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { scriptBlocks } from '../../../src/adapters/syntax/script-blocks.ts'

describe('the scripts of a component', () => {
  it('stay where they stand, and nothing else does', () => {
    expect(scriptBlocks('<p>\n<script a="b">one</script>\n<script>two</script><p>')).toBe(
      `   \n${' '.repeat(14)}one${' '.repeat(9)}\n${' '.repeat(8)}two${' '.repeat(12)}`,
    )
  })

  it('reach to the end where they are not closed', () => {
    expect(scriptBlocks('<script>one\ntwo')).toBe('        one\ntwo')
  })

  const pieces = fc.array(fc.constantFrom('<script', '>', '</script', 'x', '\n', '<'), { maxLength: 40 })

  test.prop([pieces])('keep every length and line', (all) => {
    const text = all.join('')
    expect(scriptBlocks(text)).toHaveLength(text.length)
    expect(scriptBlocks(text).split('\n')).toHaveLength(text.split('\n').length)
  })
})
