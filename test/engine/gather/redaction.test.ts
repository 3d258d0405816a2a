import { describe, expect, it } from 'vitest'

import { redactFacts, redactMergeChecks } from '../../../src/engine/gather/redaction.ts'
import { aChange, aFile } from '../../builders/a-change.ts'
import { someFacts } from '../../builders/a-dossier.ts'
import { aFailure, aLog, anAnnotation } from '../../builders/a-failure.ts'
import { anIncident } from '../../builders/an-incident.ts'
import { aCheck, checksOf } from '../../builders/merge-checks.ts'
import { madeUp } from './made-up-secrets.ts'

const secret = madeUp('ghp_<62:36>', 1)

describe('facts', () => {
  it('hold no secret after redaction, wherever it stood', () => {
    const facts = someFacts({
      incident: anIncident({
        title: `failed with ${secret}`,
        also: [`deploy ${secret} on main`],
        failing: { kind: 'alert', name: 'latency', environment: null, says: `with ${secret}` },
      }),
      changes: [
        aChange({
          title: secret,
          body: `use ${secret}`,
          files: [aFile({ patch: `+${secret}` }), aFile({ patch: null })],
        }),
      ],
      failures: [
        aFailure({
          name: `test (${secret})`,
          log: `x ${secret}\n`,
          baseline: aLog(secret),
          annotations: [anAnnotation({ message: secret })],
        }),
      ],
    })
    const redacted = redactFacts(facts)
    expect(JSON.stringify(redacted)).not.toContain(secret)
    expect(redacted.incident.failing).toMatchObject({ says: 'with [redacted github-token]' })
    expect(redacted.failures[0]?.log.text).toBe('x [redacted github-token]\n')
    expect(redacted.changes[0]?.files.map(({ patch }) => patch)).toEqual(['+[redacted github-token]', null])
  })

  it('hold no secret that a check is named by', () => {
    const named = (name: string) => [checksOf(aChange(), [aCheck({ name, workflow: name })])]
    expect(redactMergeChecks(named(`deploy ${secret}`))).toEqual(named('deploy [redacted github-token]'))
    expect(redactMergeChecks(named('test (ubuntu-24.04, 22)'))).toEqual(named('test (ubuntu-24.04, 22)'))
  })

  it('stay as they are where nothing is secret', () => {
    expect(redactFacts(someFacts())).toEqual(someFacts())
  })
})
