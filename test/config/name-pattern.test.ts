import { expect, it } from 'vitest'

import { fitsPattern } from '../../src/config/name-pattern.ts'

it.each([
  ['test-results-*', 'test-results-linux', true],
  ['test-results-*', 'Test-Results-Linux', true],
  ['*junit*', 'a-junit-b', true],
  ['junit', 'junit-2', false],
  ['a*b*c', 'acb', false],
])('the pattern %s and the name %s fit: %s', (pattern, name, fits) => {
  expect(fitsPattern(pattern, name, 'any-case')).toBe(fits)
})
