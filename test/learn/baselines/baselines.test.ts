import { describe, expect, it } from 'vitest'

import { baselines } from '../../../src/learn/baselines/baselines.ts'
import { frameMatch } from '../../../src/learn/baselines/frame-match.ts'
import { judgeByBaseline } from '../../../src/learn/baselines/judge-by-baseline.ts'
import { largestFirst } from '../../../src/learn/baselines/largest-first.ts'
import { newestFirst } from '../../../src/learn/baselines/newest-first.ts'
import { randomOrder } from '../../../src/learn/baselines/random-order.ts'
import { textSearch } from '../../../src/learn/baselines/text-search.ts'
import { culpritPlace } from '../../../src/learn/measure/culprit-place.ts'
import { aChange, aFile, bystanders } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { anIncident } from '../../builders/an-incident.ts'
import { anIncidentId } from '../../builders/ids.ts'

const culprit = aChange()
const truth = { id: 'case-1', repo: 'acme/shop', at: null, culprits: [culprit.id] }
/** The culprit is the oldest of three. */
const dossier = aDossier({ changes: [...bystanders(2), culprit] })

function placeBy(baseline: (typeof baselines)[number], of = dossier): number {
  return culpritPlace(judgeByBaseline(baseline, of, truth))
}

describe('baselines', () => {
  it.each(baselines)('$name gives every change one score, the same each time', (baseline) => {
    const ids = baseline.rank(dossier).map(({ id }) => id)
    expect(ids.toSorted()).toEqual(dossier.changes.map(({ id }) => id).toSorted())
    expect(baseline.rank(aDossier({ changes: dossier.changes }))).toEqual(baseline.rank(dossier))
  })

  it('have names of their own', () => {
    expect(new Set(baselines.map(({ name }) => name)).size).toBe(baselines.length)
  })

  it('put the newest change first', () => {
    expect(placeBy(newestFirst)).toBe(3)
    expect(placeBy(newestFirst, aDossier({ changes: [culprit, ...bystanders(2)] }))).toBe(1)
  })

  it('put the largest change first, and changes of one size at the worst place', () => {
    const large = aChange({ files: [aFile({ additions: 5 }), aFile({ path: 'a', deletions: 9 })] })
    expect(placeBy(largestFirst, aDossier({ changes: [...bystanders(2), large] }))).toBe(1)
    expect(placeBy(largestFirst)).toBe(3)
  })

  it('find the change that shares words with the log', () => {
    expect(placeBy(textSearch)).toBe(1)
  })

  it('find the change to the file of the innermost frame', () => {
    const outer = aChange({ pull: 13, files: [aFile({ path: 'src/checkout/checkout.ts' })] })
    expect(placeBy(frameMatch, aDossier({ changes: [outer, ...bystanders(2), culprit] }))).toBe(1)
    const [first] = frameMatch.rank(dossier)
    expect(first?.score).toBe(0)
  })

  it('find a renamed file by its old name', () => {
    const renamed = aChange({ files: [aFile({ path: 'src/a.ts', previousPath: 'src/cart/total.ts' })] })
    expect(placeBy(frameMatch, aDossier({ changes: [...bystanders(2), renamed] }))).toBe(1)
  })

  it('draw another random order for another incident', () => {
    const orders = Array.from({ length: 20 }, (_, index) => {
      const incident = anIncident({ id: anIncidentId(`incident-${index}`) })
      return placeBy(randomOrder, aDossier({ changes: dossier.changes, incident }))
    })
    expect(new Set(orders)).toEqual(new Set([1, 2, 3]))
  })
})

describe('a case judged by a baseline', () => {
  it('keeps order and ties as probabilities that sum to 1', () => {
    const [a, b, c] = dossier.changes.map(({ id }) => id)
    const scores = [
      { id: b, score: 2 },
      { id: a, score: 7 },
      { id: c, score: 2 },
    ].flatMap(({ id, score }) => (id === undefined ? [] : [{ id, score }]))
    const judged = judgeByBaseline({ name: 'x', about: 'x', rank: () => scores }, dossier, truth)
    // 1 / 1, 1 / 3 and 1 / 3 over their sum.
    expect(judged.ranking.map(({ id }) => id)).toEqual([a, b, c])
    expect(judged.ranking.map(({ probability }) => probability)).toEqual([
      expect.closeTo(0.6),
      expect.closeTo(0.2),
      expect.closeTo(0.2),
    ])
    expect(judged.noneProbability).toBe(0)
    expect(judged.verdict).toEqual({ kind: 'shortlist', ids: [a, b, c] })
  })

  it('is silent where all changes stand equal, and where there are none', () => {
    expect(judgeByBaseline(largestFirst, dossier, truth).verdict.kind).toBe('silent')
    const empty = judgeByBaseline(newestFirst, aDossier({ changes: [] }), truth)
    expect(empty.verdict).toMatchObject({ kind: 'silent', because: 'empty-range' })
    expect(empty.noneProbability).toBe(1)
  })
})
