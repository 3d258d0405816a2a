import { Octokit } from '@octokit/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { closingMarker, incidentMarker } from '../../../../src/adapters/github/issue/marker.ts'
import { incidentPage } from '../../../../src/adapters/github/words/incident-page.ts'
import type { IncidentId } from '../../../../src/engine/model/ids.ts'
import { startStage, type Stage } from '../../../double/stage.ts'

const incident = 'incident-1' as IncidentId
const markerKey = 'a-key-long-enough'
const marker = incidentMarker(markerKey, incident)
const us = { user: 'prime-suspect[bot]', byApp: true }

let stage: Stage
let client: Octokit

beforeAll(async () => {
  stage = await startStage({ commits: 2 })
  const token = stage.double.token({ kind: 'installation', installation: stage.installationId })
  client = new Octokit({ auth: token, baseUrl: stage.double.url })
})

afterAll(async () => await stage.close())

async function pageOf(number: number) {
  const repo = { owner: stage.story.owner, name: stage.story.name }
  return await incidentPage(client, { repo, number, incident, login: us.user, markerKey })
}

describe('the issue of an incident', () => {
  it('is the one that we wrote and signed', async () => {
    const { repository } = stage.played
    const made = repository.issue({ title: 'x', body: `${marker}\nThe report.`, ...us })
    expect(await pageOf(made.number)).toEqual({ isOpen: true })
    made.state = 'closed'
    expect(await pageOf(made.number)).toEqual({ isOpen: false })
  })

  it.each([
    ['by a person, with our marker copied', marker, { user: 'mallory' }],
    ['by another App, with our marker copied', marker, { user: 'other[bot]', byApp: true }],
    ['by us, for another incident', incidentMarker(markerKey, 'incident-2' as IncidentId), us],
    ['by us, signed with another key', incidentMarker('another-key-entirely', incident), us],
    ['by us, with the marker of a closing sentence', closingMarker(markerKey, incident, 'Good.'), us],
    ['by us, with a letter of the signature changed', marker.replace(/.(?= -->)/, 'x'), us],
    ['by us, without a marker', '', us],
  ])('is none %s', async (_what, body, by) => {
    const made = stage.played.repository.issue({ title: 'x', body, ...by })
    expect(await pageOf(made.number)).toBeNull()
  })

  it('is none where it was deleted, or never was', async () => {
    const made = stage.played.repository.issue({ title: 'x', body: marker, ...us })
    made.deleted = true
    expect(await pageOf(made.number)).toBeNull()
    expect(await pageOf(987_654)).toBeNull()
  })

  it('is none of five hundred forgeries', async () => {
    const name = marker.split(':').slice(0, 3).join(':')
    for (let n = 0; n < 500; n += 1) {
      const forged = `${name}:${n.toString(16).padStart(32, '0')} -->`
      const made = stage.played.repository.issue({ title: 'x', body: forged, ...us })
      expect(await pageOf(made.number)).toBeNull()
    }
  })
})
