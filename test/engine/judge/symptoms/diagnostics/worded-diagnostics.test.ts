import { describe, expect, it } from 'vitest'

import { wordedDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/worded-diagnostics.ts'
import { told } from '../told.ts'

describe('what PHP, Ruby, shell, CMake, Terraform and make print', () => {
  it.each([
    {
      log: ['PHP Fatal error:  Uncaught Error in /w/src/Door.php on line 12'],
      tells: ['1: php error Fatal error /w/src/Door.php:12 Uncaught Error «Uncaught Error»'],
    },
    {
      log: ['PHP Fatal error:  Uncaught Error: no lock in /w/src/Door.php:12'],
      tells: ['1: php error - /w/src/Door.php:12 Uncaught Error: no lock «Uncaught Error: no lock»'],
    },
    {
      log: ['src/door.rb:12: syntax error, unexpected end'],
      tells: ['1: ruby error - src/door.rb:12 syntax error, unexpected end «syntax error, unexpected end»'],
    },
    {
      log: ['./door.sh: line 12: lock: command not found'],
      tells: ['1: shell error - ./door.sh:12 lock: command not found «lock: command not found»'],
    },
    {
      log: ['│   on main.tf line 12, in resource "door" "front":'],
      tells: [
        '1: terraform error - main.tf:12 │   on main.tf line 12, in resource "door" "front": «main.tf»',
      ],
    },
    {
      log: ['Makefile:12: *** missing separator.  Stop.'],
      tells: ['1: make error - Makefile:12 missing separator.  Stop. «missing separator.  Stop.»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(wordedDiagnostics, ...log)).toEqual(tells)
  })
})
