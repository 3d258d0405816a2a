import { fc } from '@fast-check/vitest'

const pieces = [
  'a',
  'b',
  'Z',
  'AB',
  'word',
  'HTTP',
  'ies',
  's',
  'y',
  '_',
  '__',
  '$',
  '7',
  '42',
  '123',
  ' ',
  '.',
  '\n',
  'é',
]

/** Texts in which names, numbers and what stands between them meet in every way. */
export const codeLike = fc.oneof(
  fc.string({ unit: fc.constantFrom(...pieces), maxLength: 60 }),
  fc.string({ maxLength: 300 }),
)
