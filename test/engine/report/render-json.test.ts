import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

import { renderJson } from '../../../src/engine/report/render-json.ts'
import { hostileReport } from './hostile-report.ts'
import { hostileStrings } from './hostile-strings.ts'
import { sampleReports } from './sample-reports.ts'

const shape = z.object({
  version: z.literal(1),
  headline: z.string(),
  verdict: z.object({
    kind: z.string(),
    because: z.string().nullable(),
    sentence: z.string(),
    noneProbability: z.number(),
  }),
  next: z.string(),
  suspects: z.array(
    z.object({ change: z.object({ pull: z.number().nullable(), title: z.string() }), named: z.boolean() }),
  ),
  range: z.object({ sentence: z.string(), changes: z.number() }),
  cost: z.object({ apiCalls: z.number(), sentence: z.string() }),
})

describe('a report as JSON', () => {
  it.each(Object.values(sampleReports))('has sentences as plain strings', (make) => {
    const told = shape.parse(JSON.parse(renderJson(make())))
    expect(told.headline).toContain('0626164')
  })

  it('tells the verdict as people read it', () => {
    const told = shape.parse(JSON.parse(renderJson(sampleReports['culprit']?.() ?? hostileReport(['a']))))
    expect(told.verdict).toEqual({
      kind: 'culprit',
      because: null,
      sentence:
        '#12 very likely caused this (81%). It is 1 of 37 changes in the range. The chance that none of them did it is 7%.',
      noneProbability: 0.066,
    })
    expect(told.suspects.map(({ change, named }) => [change.pull, named])).toEqual([
      [12, true],
      [19, false],
    ])
  })

  it('is the same text for the same report and ends with one line end', () => {
    const report = hostileReport(['a'])
    expect(renderJson(report)).toBe(renderJson(structuredClone(report)))
    expect(renderJson(report)).toMatch(/[^\n]\n$/u)
  })

  test.prop([fc.array(fc.constantFrom(...hostileStrings), { minLength: 1, maxLength: 20 })])(
    'keeps texts of others letter by letter',
    (strings) => {
      const told = shape.parse(JSON.parse(renderJson(hostileReport(strings))))
      expect(told.suspects.every(({ change }) => strings.includes(change.title))).toBe(true)
    },
  )
})
