import { describe, expect, it } from 'vitest'

import { changesToRead } from '../../../src/engine/judge/changes-to-read.ts'
import { aChange, bystanders, listedOnly } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'

describe('the changes whose patches are worth reading', () => {
  it('are none where every patch was read', () => {
    expect(changesToRead(aDossier({ changes: [...bystanders(1_100), aChange()] }))).toEqual([])
  })

  it('are none where few changes are listed only, which are judged as they are', () => {
    const changes = [...bystanders(900), aChange()].map(listedOnly)
    expect(changesToRead(aDossier({ changes }))).toEqual([])
  })

  it('are the most promising of a long range by what else is known of them', () => {
    const changes = [...bystanders(1_100), aChange()].map(listedOnly)
    const ids = changesToRead(aDossier({ changes }))
    expect(ids).toHaveLength(200)
    expect(ids.slice(0, 5)).toContain(aChange().id)
  })
})
