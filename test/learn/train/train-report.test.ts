import { describe, expect, it } from 'vitest'

import type { Instant } from '../../../src/engine/model/ids.ts'
import { trainAndMeasure, type TrainQuestion } from '../../../src/learn/train/train-report.ts'
import { aPolicy } from '../../builders/a-plan.ts'
import { aJudgedCase } from '../a-judged-case.ts'
import { aTrainingCase } from './a-training-case.ts'

const empty = { change: {}, none: {} }
const cases = Array.from({ length: 60 }, (_, index) =>
  aTrainingCase([{ size: 0.2 }, { 'path-relative': 1, size: 0.2 }, { size: 0.3 }], [1], {
    id: `case-${index}`,
    repo: `acme/repo-${index % 3}`,
    at: `2026-03-01T10:00:${String(index).padStart(2, '0')}Z` as Instant,
  }),
)
const question: TrainQuestion = {
  cases,
  options: { ridge: 0.1, noneShare: 0.2, hold: empty, base: empty, towardBase: false },
  inUse: { provenance: 'by hand', change: { 'path-relative': -1 }, none: {} },
  policy: aPolicy(),
  withBoosted: false,
  precision: 0.9,
  compared: [{ name: 'guess', about: 'guesses', judged: [aJudgedCase({ a: 0.5 }, ['b'])] }],
}

describe('learning and measuring', () => {
  const report = trainAndMeasure(question)

  it('gives weights that say where they come from', () => {
    expect(report.weights.change['path-relative']).toBeGreaterThan(1)
    expect(report.weights.provenance).toContain('on 60 cases of 3 repositories, 0 of them without a culprit.')
    expect(report.weights.provenance).toContain('Acc@1 1.000, Acc@5 1.000, MRR 1.000.')
  })

  it('measures on repositories left out, and what it is compared with', () => {
    expect(report.contenders.map(({ name }) => name)).toEqual(['logit', 'in use', 'guess'])
    expect(report.contenders.map(({ acc1 }) => acc1?.value)).toEqual([1, 0, 0])
    expect(report.contenders.map(({ isProbable }) => isProbable)).toEqual([true, true, false])
    expect(report.byRepository.map(({ repo, figures }) => [repo, figures.cases])).toEqual([
      ['acme/repo-0', 20],
      ['acme/repo-1', 20],
      ['acme/repo-2', 20],
    ])
  })

  it('tells whether it is better on the later cases', () => {
    expect(report.acceptance).toMatchObject({ kind: 'refused', earlier: 42, later: 18 })
    const dense = trainAndMeasure({ ...question, cases: [...cases, ...cases] })
    expect(dense.acceptance).toMatchObject({ kind: 'accepted', earlier: 84, later: 36 })
    expect(
      trainAndMeasure({ ...question, cases: cases.map((one) => ({ ...one, at: null })) }).acceptance,
    ).toBeNull()
  })

  it('knows nothing of the later cases when it is compared on them', () => {
    const turned = [...cases, ...cases].map((one) => {
      const isLater = cases.indexOf(one) >= 42
      const values = isLater ? { 'name-relative': 1 } : { 'path-relative': 1 }
      return { ...aTrainingCase([{}, values, {}], [1]), id: one.id, repo: one.repo, at: one.at }
    })
    const { acceptance } = trainAndMeasure({
      ...question,
      cases: turned,
      inUse: { provenance: '', ...empty },
    })
    expect(acceptance).toMatchObject({ earlier: 84, later: 36 })
    expect(acceptance?.logLikelihoodGain).toBeLessThan(0.1)
  })

  it('does not learn from the cases whose culprits it takes out to measure silence', () => {
    const alike = cases.map(({ id, repo }) => aTrainingCase([{}, {}, {}], [1], { id, repo }))
    const options = { ...question.options, noneShare: 0 }
    const { contenders } = trainAndMeasure({ ...question, cases: alike, options })
    expect(contenders[0]?.figures.logLoss).toBeCloseTo(Math.log(3), 1)
  })

  it('tells how often it is silent where the culprit was taken out', () => {
    // What is left are two changes that nothing speaks for, against "none of these".
    expect(report.silentWithoutCulprits).toBe(1)
    // A quarter of 60: then one of five cases has no culprit.
    expect(report.mixedIn).toBe(15)
    expect(report.calibration?.groups.map(({ cases }) => cases)).toEqual([25, 25, 25])
    expect(report.contenders[0]?.figures.silentWithCulprit).toBe(0)
  })

  it('leaves out cases where there is one repository, and says what too few cannot tell', () => {
    const one = trainAndMeasure({ ...question, cases: cases.map((each) => ({ ...each, repo: 'acme/shop' })) })
    expect(one).toMatchObject({ leftOut: 'cases', silentWithoutCulprits: 1 })
    expect(one.contenders.map(({ name }) => name)).toEqual(['logit', 'in use', 'guess'])
    const few = trainAndMeasure({ ...question, cases: cases.slice(0, 1) })
    expect(few).toMatchObject({
      leftOut: null,
      calibration: null,
      threshold: null,
      silentWithoutCulprits: null,
    })
    expect(few.contenders.map(({ name }) => name)).toEqual(['in use', 'guess'])
    expect(few.weights.provenance).toContain('too few cases')
  })

  it('works the threshold out on cases in which a change may be named', () => {
    expect(report.threshold?.named).toBeGreaterThan(40)
    const told = cases.map((one, index) => ({ ...one, mayName: index < 30 }))
    expect(trainAndMeasure({ ...question, cases: told }).threshold?.named).toBeLessThanOrEqual(30)
    const nobody = cases.map((one) => ({ ...one, mayName: false }))
    expect(trainAndMeasure({ ...question, cases: nobody }).threshold).toBeNull()
  })

  it('measures boosted trees where they are asked for', () => {
    const { contenders } = trainAndMeasure({ ...question, withBoosted: true })
    expect(contenders.map(({ name }) => name)).toContain('boosted')
  })
})
