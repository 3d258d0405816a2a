import { describe, expect, it } from 'vitest'

import { nothingTold, type Told } from '../../src/engine/model/told.ts'
import { renderMarkdown } from '../../src/engine/report/render-markdown.ts'
import { triage } from '../../src/engine/triage.ts'
import { aChange, bystanders } from '../builders/a-change.ts'
import { aPolicy } from '../builders/a-plan.ts'
import { anIncident } from '../builders/an-incident.ts'
import { anInstant } from '../builders/ids.ts'
import { anActor, aWorld } from './a-world.ts'

const issue = 'https://github.com/acme/shop/issues/77'
const [other] = bystanders(2)
const policy = aPolicy({ culpritFrom: 0.3 })

async function triaged(told: Partial<Told>) {
  const actor = anActor({ kind: 'done', url: issue })
  const world = aWorld({ actor, told: { ...nothingTold, ...told } })
  const done = await triage(anIncident(), world, policy)
  return { ...done, written: actor.written }
}

describe('a triage of an incident about which maintainers said something', () => {
  it('publishes that a change was confirmed', async () => {
    const { written, judgement } = await triaged({ confirmed: other === undefined ? [] : [other.id] })
    expect(judgement.verdict).toEqual({ kind: 'culprit', id: other?.id })
    expect(written[0]?.body).toContain(`A maintainer confirmed that [#${other?.pull}]`)
    expect(written[0]?.body).toContain('confirmed by a maintainer')
  })

  it('shows a cleared change among the cleared ones, and names it no more', async () => {
    const { report, written } = await triaged({ cleared: [aChange().id] })
    expect(report.cleared.byMaintainers?.map(({ id }) => id)).toEqual([aChange().id])
    expect(report.suspects.map(({ change }) => change.id)).not.toContain(aChange().id)
    expect(report.cleared.rankedLower.map(({ change }) => change.id)).not.toContain(aChange().id)
    expect(written.map(({ body }) => body).join('')).not.toContain('**[#12]')
  })

  it('shows what speaks for a change that was asked about, however unlikely', async () => {
    const ids = other === undefined ? [] : [other.id]
    const { report } = await triaged({ explained: ids })
    expect(report.suspects.find(({ change }) => change.id === other?.id)).toMatchObject({ named: false })
    expect((await triaged({})).report.suspects.map(({ change }) => change.id)).not.toContain(other?.id)
  })

  it('writes nothing while it is muted, and says so; after that it writes', async () => {
    const muted = await triaged({ mutedUntil: anInstant('2026-03-02T11:00:00Z') })
    expect(muted.written).toEqual([])
    expect(muted.plan).toMatchObject({ take: [], withhold: [{ because: 'muted' }] })
    const over = await triaged({ mutedUntil: anInstant('2026-03-02T09:59:59Z') })
    expect(over.written).toHaveLength(1)
  })

  it('tells what can be said, where somebody listens', async () => {
    const { written } = await triaged({})
    expect(written[0]?.body).toContain('`/suspect mute 2h`')
    const { report } = await triage(anIncident(), aWorld(), policy)
    expect(renderMarkdown(report, { forgeUrl: 'https://github.com' })).not.toContain('/suspect')
  })
})
