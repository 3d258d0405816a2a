import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { namesEnvironment } from '../../../../src/adapters/github/rerun/names-environment.ts'

describe('a workflow file', () => {
  const indent = fc.nat(8).map((count) => ' '.repeat(count))
  const quote = fc.constantFrom('', '"', "'")
  const value = fc.constantFrom(
    ' production',
    '\n      name: production',
    ' ${{ inputs.where }}',
    ' { name: x }',
  )
  test.prop([indent, quote, value, fc.constantFrom('\n', '\r\n'), fc.nat(3)], { numRuns: 60 })(
    'names an environment however it is written',
    (before, mark, after, end, blanks) => {
      const key = `${mark}environment${mark}${' '.repeat(blanks)}:`
      const file = ['jobs:', '  deploy:', `${before}${key}${after}`, '    runs-on: x'].join(end)
      expect(namesEnvironment(file)).toBe(true)
      expect(namesEnvironment(`jobs: {deploy: {${key}${after.trim()}}}`)).toBe(true)
    },
  )

  it.each([
    'jobs:\n  test:\n    env:\n      NODE_ENV: test\n',
    '# the environment is not named\n',
    'run: echo environments: 3',
  ])('names none in %j', (file) => {
    expect(namesEnvironment(file)).toBe(false)
  })
})
