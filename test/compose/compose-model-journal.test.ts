import { describe, expect, it } from 'vitest'

import { circuitBreaker } from '../../src/adapters/language-model/circuit-breaker.ts'
import { memoryLedger } from '../../src/adapters/language-model/memory-ledger.ts'
import { composeModel } from '../../src/compose/compose-model.ts'
import { heardQuestions } from '../../src/compose/heard-questions.ts'
import { policyFromConfig } from '../../src/config/policy-from-config.ts'
import { configSchema } from '../../src/config/schema.ts'
import { redactFacts } from '../../src/engine/gather/redaction.ts'
import { consult } from '../../src/engine/judge/consult.ts'
import { judge } from '../../src/engine/judge/judge.ts'
import { saying, scriptedServer } from '../adapters/language-model/scripted-server.ts'
import { aDossier } from '../builders/a-dossier.ts'

describe('a language model that is asked about an incident', () => {
  it('leaves in the journal the hash of every question, which shows its words again', async () => {
    await using server = await scriptedServer(saying('{"ranking":["none"]}'))
    const config = configSchema.parse({ languageModel: { enabled: true, explain: false } })
    const policy = policyFromConfig(config)
    const dossier = { ...aDossier(), ...redactFacts(aDossier()) }
    const clock = { now: () => Date.parse('2026-03-02T10:00:00Z') }
    const hashes: unknown[] = []
    const { model } = composeModel(
      {
        server: { apiKey: '', baseUrl: server.baseUrl, model: 'm' },
        breaker: circuitBreaker({ clock }),
        ledger: memoryLedger(),
        answers: null,
        clock,
        journal: { note: (_, details) => void hashes.push(details?.['prompt']) },
      },
      dossier.incident,
      config,
    )
    await consult(dossier, judge(dossier, policy), policy, model)
    const { questions } = await heardQuestions(aDossier(), policy)
    expect(server.asked.length).toBe(questions.length)
    expect(new Set(hashes)).toEqual(new Set(questions.map(({ sha256 }) => sha256)))
  })
})
