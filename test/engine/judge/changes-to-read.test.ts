import { describe, expect, it } from 'vitest'

import { changesToRead } from '../../../src/engine/judge/changes-to-read.ts'
import type { Change } from '../../../src/engine/model/change.ts'
import { aChange, bystanders } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'

const listedOnly = (change: Change): Change => ({
  ...change,
  files: change.files.map((file) => ({ ...file, patch: null })),
  filesCompleteness: { kind: 'truncated', because: 'the window is too large to read every patch' },
})

describe('the changes whose patches are worth reading', () => {
  it('are none where every patch was read', () => {
    expect(changesToRead(aDossier({ changes: [...bystanders(300), aChange()] }))).toEqual([])
  })

  it('are the most promising of a long range by what else is known of them', () => {
    const changes = [...bystanders(300), aChange()].map(listedOnly)
    const ids = changesToRead(aDossier({ changes }))
    expect(ids).toHaveLength(200)
    expect(ids.slice(0, 5)).toContain(aChange().id)
  })
})
