import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, describe, expect, it } from 'vitest'

import type { LabelledCase } from '../../src/adapters/store/word-book.ts'
import { labelledCaseLines } from '../../src/compose/labelled-case-lines.ts'
import { repositoryWeights } from '../../src/compose/repository-weights.ts'
import { teachCases } from '../../src/compose/teach-cases.ts'
import { prepareLearning, trainOnCases, writeWeights } from '../../src/compose/train-on-cases.ts'
import { rankerWeights } from '../../src/engine/judge/ranking/ranker-weights.ts'
import type { ChangeId, Instant } from '../../src/engine/model/ids.ts'
import { buildHistory, type BuiltHistory } from '../adapters/git/history-builder.ts'
import { anIncident, aWorkflowRun } from '../builders/an-incident.ts'
import { anIncidentId } from '../builders/ids.ts'
import { tuningHistory } from './finetune/a-tuning-history.ts'

const folder = await mkdtemp(join(tmpdir(), 'prime-suspect-test-'))
afterAll(async () => await rm(folder, { recursive: true, force: true }))

const idOf = (sha: string): ChangeId => sha as ChangeId

/** What a maintainer confirmed in the App: which change broke this part, of the five before it failed. */
function confirmed({ sha }: BuiltHistory, part: string, index: number): LabelledCase {
  const names = [`${part} broken`, ...[3, 2, 1].map((at) => `${part} shelf ${at}`)]
  return {
    incident: anIncident({
      id: anIncidentId(`told-${part}`),
      failing: aWorkflowRun(),
      badSha: sha(`${part} broken`),
      seenAt: `2026-03-${String(index + 1).padStart(2, '0')}T10:00:00.000Z` as Instant,
    }),
    window: {
      good: sha(`${part} shelf 0`),
      bad: sha(`${part} broken`),
      changes: names.map((name) => ({ id: idOf(sha(name)), pull: null })),
      failures: [{ name: 'test', excerpt: `TypeError: no\n    at run (src/${part}.ts:1:14)` }],
    },
    answer: { culprits: [idOf(sha(`${part} broken`))], weight: 1 },
  }
}

describe('what maintainers said', () => {
  it('shifts the weights of their repository a little, and the App loads them', async () => {
    const history = await buildHistory(tuningHistory, { within: folder })
    const parts = ['total', 'label', 'basket', 'coupon', 'invoice', 'parcel']
    const { text, cases } = labelledCaseLines(
      parts.map((part, index) => confirmed(history, part, index)),
      1,
    )
    expect(cases).toBe(6)
    const path = join(folder, 'told.jsonl')
    await writeFile(path, text)
    const gitDirectory = join(history.folder, '.git')
    const taught = await teachCases([{ cases: path, gitDirectory }], { withBaselines: false, note: () => {} })
    expect(taught.troubles).toEqual([])
    const report = trainOnCases(taught, await prepareLearning({ toward: 'shipped' }), { withBoosted: false })
    expect(report.acceptance).toMatchObject({ kind: 'refused', earlier: 4, later: 2 })

    const weights = join(folder, 'weights')
    await mkdir(join(weights, 'acme'), { recursive: true })
    await writeWeights(join(weights, 'acme/shop.json'), report.weights)
    const own = await repositoryWeights(weights, { owner: 'Acme', name: 'shop' }, { note: () => {} })
    expect(own).toEqual(report.weights)
    expect(own?.change).not.toEqual(rankerWeights.change)
    const shifts = Object.entries(own?.change ?? {}).map(([name, weight]) =>
      Math.abs(weight - (rankerWeights.change[name] ?? 0)),
    )
    expect(Math.max(...shifts)).toBeLessThan(0.5)
  })
})
