import { expect, it } from 'vitest'

import { headingKind } from '../../../../../src/engine/judge/symptoms/bug-report/form-headings.ts'

it.each([
  'Steps to reproduce',
  'Describe the bug',
  'What did you expect to happen?',
  'Expected Behavior',
  'Actual behaviour',
  'Output (click arrow to expand)',
  'Additional context',
  'Did you search for existing issues?',
])('takes “%s” for words of a form', (heading) => {
  expect(headingKind(heading)).toBe('form')
})

it.each([
  'Environment',
  'Your environment',
  'Operating System',
  'System Info',
  'Door version',
  'Door Opener version (door -v)',
  'Output of `door version`',
  'Which version of Node are you using?',
  'Package Manager',
  'System configuration',
])('takes “%s” for the question where it runs', (heading) => {
  expect(headingKind(heading)).toBe('place')
})

it.each([
  'The door stays open',
  'Door version mismatch crashes the opener',
  'Steps of the stairs vanish',
  'Which version of the lock, the hinge, the frame and the key does the opener ask for and in what order',
])('leaves “%s” to the reporter', (heading) => {
  expect(headingKind(heading)).toBeNull()
})
