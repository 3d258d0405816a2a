import { describe, expect, it } from 'vitest'

import { workflowCommands } from '../../../../../src/engine/judge/symptoms/diagnostics/workflow-commands.ts'
import { told } from '../told.ts'

describe('workflow commands that name a file', () => {
  it.each([
    {
      log: ['::error file=src/door.ts,line=12,col=3::no lock%0Amore'],
      tells: ['1: workflow-command error - src/door.ts:12 no lock «no lock%0Amore»'],
    },
    {
      log: ['::warning title=odd,file=src/a%2Cb%3Ac.ts::odd'],
      tells: ['1: workflow-command warning - src/a,b:c.ts:- odd «odd»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(workflowCommands, ...log)).toEqual(tells)
  })

  it.each([{ log: ['::error title=no file::no lock'] }])('are not seen in $log', ({ log }) => {
    expect(told(workflowCommands, ...log)).toEqual([])
  })
})
