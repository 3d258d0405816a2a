import { describe, expect, it } from 'vitest'

import { renderMarkdown } from '../../../src/engine/report/render-markdown.ts'
import { renderTerminal } from '../../../src/engine/report/render-terminal.ts'
import { composeReport } from '../../../src/engine/report/report.ts'
import { aChange, bystanders } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aFailure } from '../../builders/a-failure.ts'
import { aJudgement, aReading, aSuspect, someEvidence } from '../../builders/a-judgement.ts'
import { aCost, aPlan } from '../../builders/a-plan.ts'
import { aChangeId, aSha } from '../../builders/ids.ts'
import { dangers } from './markdown-scan.ts'

const others = bystanders(999)
const evidence = Array.from({ length: 12 }, (_, index) =>
  someEvidence({ says: `Reason number ${index + 1}.` }),
)
const push = aChange({ pull: null, id: aChangeId(aSha('push')), commits: [], title: 'Push' })
const dossier = aDossier({
  changes: [aChange(), push, ...others],
  failures: Array.from({ length: 300 }, (_, index) => aFailure({ name: `test (${index + 1})` })),
})
const judgement = aJudgement({
  reading: aReading({ symptoms: [], tellingLines: [] }),
  candidates: others.slice(0, 150).map(({ id }) => ({ id, because: ['same directory', 'names the cart'] })),
  ranking: {
    suspects: [
      aSuspect({ evidence }),
      aSuspect({
        id: push.id,
        probability: 0.1,
        evidence: [someEvidence({ file: null, line: null, quote: '' })],
      }),
      ...others.map(({ id }) => aSuspect({ id, probability: 0.00005, evidence: [] })),
    ],
    noneProbability: 0.05,
  },
})
const report = composeReport(dossier, judgement, aPlan(), aCost())
const markdown = renderMarkdown(report, { forgeUrl: 'https://github.com' })
const terminal = renderTerminal(report, { color: false, width: 100 })

describe('a report of 1,001 changes and 300 failing jobs', () => {
  it('fits into an issue and keeps its markup', () => {
    expect(markdown.length).toBeLessThanOrEqual(60_000)
    expect(dangers(markdown, 'https://github.com/acme/shop/')).toEqual([])
  })

  it('fits on a few screens', () => {
    expect(terminal.split('\n').length).toBeLessThan(130)
  })

  it.each([
    ['Markdown', markdown],
    ['a terminal', terminal],
  ])('counts in %s what it does not list', (_, text) => {
    expect(text).toContain('1 of 1001 changes')
    expect(text).toMatch(/and 29[57] more failing jobs/u)
    expect(text).toMatch(/and (?:8|7) more reasons/u)
    expect(text).toContain('Reason number 1')
    expect(text).not.toContain('Reason number 9')
    expect(text).toMatch(/same directory; names the cart/u)
  })

  it('lists no more than a hundred changes of a kind in Markdown and twenty in a terminal', () => {
    expect(markdown).toContain('Looked at and ranked lower: 150 changes')
    expect(markdown).toContain('and 50 more')
    expect(markdown).toContain('Nothing ties them to the failure: 849 changes')
    expect(markdown).toContain('and 749 more')
    expect(terminal).toMatch(/Less likely still: #1093,.* and 125\s+more\./su)
    expect(terminal).toContain('and 829 more to the failure')
  })

  it('shows evidence without a place as coming from the log, without a quote', () => {
    expect(markdown).toContain('(log)')
  })

  it('gives a change without commits no link', () => {
    expect(markdown).toMatch(/2\. `7075736` Push/u)
  })
})
