import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'

import { describe, expect, it } from 'vitest'

function memoryOf(log: string): number {
  const child = join(import.meta.dirname, 'condense-process.ts')
  const { bytes } = JSON.parse(execFileSync(process.execPath, [child, log], { encoding: 'utf8' })) as {
    readonly bytes: number
  }
  return bytes
}

describe('100 MB of', () => {
  const idle = memoryOf('nothing')

  it.each(['lines', 'one line', 'short lines', 'nulls', 'one error'])(
    '%s are read with at most 64 MiB more than nothing is',
    (log) => {
      expect((memoryOf(log) - idle) / 1024 / 1024).toBeLessThan(64)
    },
  )
})
