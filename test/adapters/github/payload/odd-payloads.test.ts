import { describe, expect, it } from 'vitest'
import { z } from 'zod'

import { incidentFromPayload } from '../../../../src/adapters/github/incident-from-payload.ts'
import { deploymentPayload, type Fields, runPayload } from '../payloads.ts'

const packed: unknown = await import('@octokit/webhooks-examples')
const { default: published } = z
  .object({ default: z.array(z.object({ name: z.string(), examples: z.array(z.unknown()) })) })
  .parse(packed)

describe('whatever else arrives', () => {
  it.each([[null], [undefined], ['text'], [{}], [[]], [{ action: 'completed', workflow_run: {} }]])(
    'means nothing: %o',
    (payload) => {
      for (const event of ['workflow_run', 'deployment_status', 'push']) {
        expect(incidentFromPayload(event, payload).kind).toBe('nothing')
      }
    },
  )

  it('never throws, whichever part of a payload is null', () => {
    const payloads: [string, Fields][] = [
      ['workflow_run', runPayload()],
      ['deployment_status', deploymentPayload()],
    ]
    let mutations = 0
    for (const [event, payload] of payloads) {
      for (const mutated of withEachPartNull(payload)) {
        mutations += 1
        expect(incidentFromPayload(event, mutated).kind).toMatch(/^(?:incident|nothing)$/)
      }
    }
    expect(mutations).toBeGreaterThan(50)
  })

  it('is read in every example that GitHub publishes', () => {
    const read = published
      .filter(({ name }) => name === 'workflow_run' || name === 'deployment_status')
      .flatMap(({ name, examples }) => examples.map((payload) => incidentFromPayload(name, payload)))
    expect(read.length).toBeGreaterThan(5)
    expect(read.filter((meaning) => meaning.kind === 'nothing' && /shape/.test(meaning.because))).toEqual([])
  })
})

function* withEachPartNull(value: unknown): Generator {
  if (typeof value !== 'object' || value === null) return
  for (const [name, part] of Object.entries(value)) {
    yield { ...value, [name]: null }
    for (const inner of withEachPartNull(part)) yield { ...value, [name]: inner }
  }
}
