import { describe, expect, it } from 'vitest'

import { groupedLint } from '../../../../../src/engine/judge/symptoms/diagnostics/grouped-lint.ts'
import { told } from '../told.ts'

describe('findings printed below their file', () => {
  it.each([
    {
      log: [
        '/w/src/door.ts',
        '  12:3  error  no-unused  no-unused-vars',
        '  13:3  ⚠  odd  rule/odd',
        '',
        '  14:3  warning  plain',
      ],
      tells: [
        '2: eslint error no-unused-vars /w/src/door.ts:12 no-unused «no-unused»',
        '3: eslint warning rule/odd /w/src/door.ts:13 odd «odd»',
        '5: eslint warning - /w/src/door.ts:14 plain «plain»',
      ],
    },
    {
      log: ['./src/door.tsx', "12:10  Error: 'lock' is never used.  no-unused-vars", '14:3  Warning: odd'],
      tells: [
        "2: eslint error no-unused-vars ./src/door.tsx:12 'lock' is never used. «'lock' is never used.»",
        '3: eslint warning - ./src/door.tsx:14 odd «odd»',
      ],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(groupedLint, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['Linting everything', '  12:3  error  not under a file'] },
    { log: ['word', '  12:3  error  x  y'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(groupedLint, ...log)).toEqual([])
  })
})
