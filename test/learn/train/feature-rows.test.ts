import { describe, expect, it } from 'vitest'

import { judge } from '../../../src/engine/judge/judge.ts'
import { features } from '../../../src/engine/judge/ranking/features.ts'
import { rankerWeights } from '../../../src/engine/judge/ranking/ranker-weights.ts'
import { featureRows } from '../../../src/learn/train/feature-rows.ts'
import { judgeRows } from '../../../src/learn/train/judge-rows.ts'
import { weightedScorer } from '../../../src/learn/train/weighted-scorer.ts'
import { withoutCulprits } from '../../../src/learn/train/without-culprits.ts'
import { aChange, aFile, bystanders } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { anAttempt } from '../../builders/a-failure.ts'
import { aPolicy } from '../../builders/a-plan.ts'
import { aChangeId } from '../../builders/ids.ts'

const culprit = aChange()
const truth = { id: 'case-1', repo: 'acme/shop', at: null, culprits: [culprit.id] }
const rival = aChange({ pull: 13, files: [aFile({ patch: '@@ -9 +9 @@\n-old\n+const tax = 3\n' })] })
/** 73 changes: more than retrieval keeps. */
const dossier = aDossier({ changes: [rival, ...bystanders(71), culprit] })

function valueOf(row: readonly number[] | undefined, name: string): number {
  return row?.[features.findIndex((feature) => feature.name === name)] ?? Number.NaN
}

/** Of a range too long to judge every change of it. */
const long = { ...dossier, promising: dossier.changes.slice(40).map(({ id }) => id) }

describe('feature rows of a dossier', () => {
  it.each([
    ['whose changes are all judged', dossier],
    ['of a long range', long],
  ])('%s say under the ranker’s weights what judging it says', (_, dossier) => {
    const { ranking, verdict } = judge(dossier, aPolicy())
    const judged = judgeRows(featureRows(dossier, truth), weightedScorer(rankerWeights), aPolicy())
    const probabilities = new Map(judged.ranking.map(({ id, probability }) => [id, probability]))
    expect(probabilities.size).toBe(73)
    for (const { id, probability } of ranking.suspects)
      expect(probabilities.get(id)).toBeCloseTo(probability, 12)
    expect(judged.ranking.map(({ id }) => id)).toEqual(ranking.suspects.map(({ id }) => id))
    expect(judged.noneProbability).toBeCloseTo(ranking.noneProbability, 12)
    expect(judged.verdict).toEqual(verdict)
  })

  it('know which rows are culprits and which were kept', () => {
    const rows = featureRows(dossier, truth)
    expect(rows.culpritRows).toEqual([72])
    expect(rows.kept.filter(Boolean)).toHaveLength(60)
    expect(rows.ids[72]).toBe(culprit.id)
  })

  it('compare the others anew where the culprit is taken out', () => {
    const rows = featureRows(dossier, truth)
    const before = valueOf(rows.rows.changes[0], 'name-relative')
    expect(before).toBeLessThan(1)
    expect(valueOf(rows.withoutCulprits?.changes[0], 'name-relative')).toBe(1)
    expect(rows.withoutCulprits?.changes).toHaveLength(72)
  })

  it('have no culprit where the range does not hold it', () => {
    const rows = featureRows(dossier, { ...truth, culprits: [aChangeId('elsewhere')] })
    expect(rows.culpritRows).toEqual([])
    expect(rows.withoutCulprits).toBeNull()
  })

  it('keep the silence that a guard asks for', () => {
    const flaky = aDossier({ attempts: [anAttempt(), anAttempt({ outcome: 'passed' })] })
    const judged = judgeRows(featureRows(flaky, truth), weightedScorer(rankerWeights), aPolicy())
    expect(judged.verdict).toMatchObject({ kind: 'silent', because: 'flaky' })
    expect(judged.verdict).toEqual(judge(flaky, aPolicy()).verdict)
  })
})

describe('a case with its culprits taken out', () => {
  it('holds the other changes, and no change is to blame', () => {
    const [left] = withoutCulprits(featureRows(dossier, truth))
    expect(left).toMatchObject({ culprits: [], culpritRows: [], withoutCulprits: null })
    expect(left?.ids).not.toContain(culprit.id)
    expect([left?.ids.length, left?.kept.length, left?.rows.changes.length]).toEqual([72, 72, 72])
  })

  it('holds no culprit among those passed over either', () => {
    const both = { ...truth, culprits: [culprit.id, rival.id] }
    const [left] = withoutCulprits(featureRows(long, both))
    expect(left?.passedOver).toHaveLength(39)
    expect(left?.passedOver).not.toContain(rival.id)
  })

  it('is none where there was no culprit', () => {
    expect(withoutCulprits(featureRows(dossier, { ...truth, culprits: [] }))).toEqual([])
  })
})
