import { describe, expect, it } from 'vitest'

import { powershellFrames } from '../../../../../src/engine/judge/symptoms/frames/powershell-frames.ts'
import { told } from '../told.ts'

describe('frames of PowerShell', () => {
  it.each([
    {
      log: [
        ' at Open-Door, D:\\a\\door\\Open-Door.ps1:4',
        ' at <ScriptBlock>, D:\\a\\door\\Door.Tests.ps1:18',
      ],
      tells: [
        '1: 0.0 Open-Door D:\\a\\door\\Open-Door.ps1:4 first-party',
        '2: 0.1 <ScriptBlock> D:\\a\\door\\Door.Tests.ps1:18 first-party',
      ],
    },
    { log: ['at Open-Door, /w/Door.psm1: line 4'], tells: ['1: 0.0 Open-Door /w/Door.psm1:4 first-party'] },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(powershellFrames, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['at <ScriptBlock>, <No file>: line 1'] },
    { log: ['Running tests from /w/Door.Tests.ps1:1'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(powershellFrames, ...log)).toEqual([])
  })
})
