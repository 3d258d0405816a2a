import { describe, expect, it } from 'vitest'

import { terraformDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/terraform-diagnostics.ts'
import { told } from '../told.ts'

describe('findings of Terraform', () => {
  it.each([
    {
      log: ['│ Error: No such key', '│ ', '│   on door.tf line 3, in resource "a" "b":'],
      tells: ['3: terraform error - door.tf:3 No such key «door.tf»'],
    },
    {
      log: ['Warning: Old key', '', '  on door.tf line 3:'],
      tells: ['3: terraform warning - door.tf:3 Old key «door.tf»'],
    },
    {
      log: ['  on door.tf line 3:'],
      tells: [],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(terraformDiagnostics, ...log)).toEqual(tells)
  })
})
