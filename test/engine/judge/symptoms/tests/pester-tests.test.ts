import { describe, expect, it } from 'vitest'

import { pesterTests } from '../../../../../src/engine/judge/symptoms/tests/pester-tests.ts'
import { told } from '../told.ts'

describe('failing tests of Pester', () => {
  it.each([
    {
      log: [
        '  [+] shuts 12ms (8ms|4ms)',
        '  [-] opens with 2 keys 21ms (20ms|1ms)',
        '   Expected 9, but got 6.',
        '   at Open-Door | Should -Be 9, /w/tests/Door.Tests.ps1:11',
        '   at <ScriptBlock>, /w/tests/Door.Tests.ps1:11',
        '  [-] shuts again 1.5s',
      ],
      tells: [
        '2: opens with 2 keys of - in /w/tests/Door.Tests.ps1:11 «opens with 2 keys»',
        '6: shuts again of - in -:- «shuts again»',
      ],
    },
    {
      log: [
        '[-] Door.opens 31ms (30ms|1ms)',
        ' RuntimeException: boom',
        ' at Open-Door, D:\\a\\door\\Open-Door.ps1:4',
        ' at <ScriptBlock>, D:\\a\\door\\Door.Tests.ps1:18',
      ],
      tells: ['1: Door.opens of - in D:\\a\\door\\Door.Tests.ps1:18 «Door.opens»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(pesterTests, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['  [+] opens 12ms (8ms|4ms)'] },
    { log: ['  [-] removed from the list'] },
    { log: ['[!] opens 0ms (0ms|0ms)'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(pesterTests, ...log)).toEqual([])
  })
})
