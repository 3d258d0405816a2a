import { describe, expect, it } from 'vitest'

import { permittedPlan } from '../../../src/engine/act/permitted-plan.ts'
import type { Act } from '../../../src/engine/model/act.ts'
import { Refusal } from '../../../src/engine/model/refusal.ts'
import type { Actor } from '../../../src/engine/ports.ts'
import { aPlan } from '../../builders/a-plan.ts'
import { anIncident } from '../../builders/an-incident.ts'
import { aSha } from '../../builders/ids.ts'

const { id, repo } = anIncident()
const base = { incident: id, repo }
const issue: Act = { kind: 'publish-issue', ...base, title: 'Broken', labels: [] }
const check: Act = {
  kind: 'publish-report',
  ...base,
  at: { kind: 'check-run', sha: aSha('bad') },
  title: 'Broken',
  onlyIfThere: false,
}
const rerun: Act = { kind: 're-run', ...base, run: '5', attempt: 1 }

function anActor(lacks: (act: Act) => readonly string[]): Actor & { readonly asked: Act[] } {
  const asked: Act[] = []
  return {
    asked,
    perform: async () => ({ kind: 'done', url: null }),
    lacks: async (act) => {
      asked.push(act)
      return lacks(act)
    },
  }
}

const kinds = (acts: readonly Act[]) => acts.map(({ kind }) => kind)

describe('a plan', () => {
  it('loses the acts that are not allowed, and says which permission is missing and where it is given', async () => {
    const actor = anActor(({ kind }) => (kind === 'publish-report' ? ['checks: write'] : []))
    const plan = await permittedPlan(aPlan({ take: [issue, check, rerun] }), actor)
    expect(kinds(plan.take)).toEqual(['publish-issue', 're-run'])
    expect(plan.withhold).toEqual([
      {
        act: 'publish-report',
        because: 'no-write-permission',
        says:
          'No check run was written, because checks: write is missing: ask for it on the App’s page under ' +
          '"Permissions and events", then accept it where the App is installed.',
      },
    ])
  })

  it('tells elsewhere that the issue may not be written', async () => {
    const actor = anActor(({ kind }) => (kind === 'publish-issue' ? ['issues: write'] : []))
    const plan = await permittedPlan(aPlan({ take: [issue, check] }), actor)
    expect(kinds(plan.take)).toEqual(['publish-report'])
    expect(plan.withhold[0]?.says).toMatch(/^The issue was not written, because issues: write is missing/)
  })

  it('of nothing but the issue is not asked about: the try says it', async () => {
    const actor = anActor(() => ['issues: write'])
    expect(kinds((await permittedPlan(aPlan({ take: [issue] }), actor)).take)).toEqual(['publish-issue'])
    expect(actor.asked).toEqual([])
  })

  it('stays as it is where nobody knows what is allowed', async () => {
    const plan = aPlan({ take: [issue, check] })
    const away = anActor(() => {
      throw new Refusal('transient', 'GitHub is away', 'Wait.')
    })
    expect((await permittedPlan(plan, away)).take).toEqual(plan.take)
    expect(await permittedPlan(plan, null)).toBe(plan)
  })
})
