import { describe, expect, it } from 'vitest'

import { changesToAsk } from '../../../src/engine/judge/changes-to-ask.ts'
import { judge } from '../../../src/engine/judge/judge.ts'
import { aChange, bystanders } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aPolicy } from '../../builders/a-plan.ts'

const push = aChange({ pull: null, kind: 'direct-push' })

describe('the changes whose own checks are worth asking for', () => {
  it('are all pull requests while they are few', () => {
    const pulls = bystanders(60)
    expect(changesToAsk(aDossier({ changes: [push, ...pulls] }))).toEqual(pulls)
  })

  it('are those that judging keeps where they are many', () => {
    const changes = [push, ...bystanders(99), aChange()]
    const dossier = aDossier({ changes })
    const kept = new Set(judge(dossier, aPolicy()).candidates.map(({ id }) => id))
    const asked = changesToAsk(dossier)
    expect(asked).toEqual(changes.filter(({ id, pull }) => pull !== null && kept.has(id)))
    expect(asked).toContainEqual(aChange())
    expect(asked.length).toBeLessThanOrEqual(60)
  })
})
