import { describe, expect, it } from 'vitest'

import { formatDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/format-diagnostics.ts'
import { told } from '../told.ts'

describe('what formatters that only check print', () => {
  it.each([
    {
      log: ['would reformat /w/src/door.py', 'Would reformat: src/door.py'],
      tells: [
        '1: format error - /w/src/door.py:- would reformat /w/src/door.py «/w/src/door.py»',
        '2: format error - src/door.py:- Would reformat: src/door.py «src/door.py»',
      ],
    },
    {
      log: ['error: cannot format /w/src/door.py: Cannot parse: 12:5: def open('],
      tells: [
        '1: black error - /w/src/door.py:12 Cannot parse: 12:5: def open( «Cannot parse: 12:5: def open(»',
      ],
    },
    {
      log: ['ERROR: /w/src/door.py Imports are incorrectly sorted and/or formatted.'],
      tells: [
        '1: isort error - /w/src/door.py:- Imports are incorrectly sorted and/or formatted. «Imports are incorrectly sorted and/or formatted.»',
      ],
    },
    {
      log: ['Diff in /w/src/door.rs:12:', 'Diff in /w/src/lock.rs at line 3:'],
      tells: [
        '1: rustfmt error - /w/src/door.rs:12 Diff in /w/src/door.rs:12: «/w/src/door.rs»',
        '2: rustfmt error - /w/src/lock.rs:3 Diff in /w/src/lock.rs at line 3: «/w/src/lock.rs»',
      ],
    },
    {
      log: ["[error] src/door.ts: SyntaxError: ';' expected. (12:5)", '[warn] src/lock.ts'],
      tells: [
        "1: prettier error - src/door.ts:12 SyntaxError: ';' expected. «SyntaxError: ';' expected.»",
        '2: prettier warning - src/lock.ts:- [warn] src/lock.ts «src/lock.ts»',
      ],
    },
    {
      log: ['[ERROR]     src/main/java/acme/Door.java'],
      tells: [
        '1: spotless error - src/main/java/acme/Door.java:- [ERROR]     src/main/java/acme/Door.java «src/main/java/acme/Door.java»',
      ],
    },
    {
      log: ['   1) src/Door.php (no_unused_imports, braces)'],
      tells: [
        '1: php-cs-fixer error no_unused_imports, braces src/Door.php:- 1) src/Door.php (no_unused_imports, braces) «src/Door.php»',
      ],
    },
  ])('is read from $log', ({ log, tells }) => {
    expect(told(formatDiagnostics, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['[warn] Code style issues found in 2 files. Run Prettier with --write to fix.'] },
    { log: ['1) DoorTest::testOpens (no key)', '1) tests/DoorTest.php:12'] },
    { log: ['2 files would be reformatted, 32 files would be left unchanged.'] },
  ])('is not seen in $log', ({ log }) => {
    expect(told(formatDiagnostics, ...log)).toEqual([])
  })
})
