import { describe, expect, it } from 'vitest'

import { plainTitle } from '../../../src/engine/act/plain-title.ts'
import type { RevertAdvice } from '../../../src/engine/model/revert.ts'
import { composeReport } from '../../../src/engine/report/report.ts'
import { reApplyBody, revertBody } from '../../../src/engine/report/revert-body.ts'
import { aChange } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aJudgement } from '../../builders/a-judgement.ts'
import { aCost, aPlan } from '../../builders/a-plan.ts'
import { hostileReport } from './hostile-report.ts'
import { hostileStrings } from './hostile-strings.ts'
import { dangers, skeletonOf } from './markdown-scan.ts'

const base = 'https://github.com/acme/shop/'
const options = { forgeUrl: 'https://github.com', issueUrl: null }
const { id } = aChange()
const act = { pull: 12, change: id }
const report = composeReport(aDossier(), aJudgement(), aPlan(), aCost())
const other = aChange({ pull: 101 })
const clean: RevertAdvice = {
  change: id,
  conflicts: { kind: 'none' },
  dependents: { kind: 'none' },
  trial: null,
}

/** What the scan finds in words that are all ours. */
const ownMarkup = [
  'issue number: Reverts #12.',
  ...['Why this change', 'What stands in the way', 'What to do with it'].map((one) => `block: ### ${one}`),
]

/** Advice in which every word of others is hostile. */
function adviceWith(text: string): RevertAdvice {
  const item = { change: other.id, path: text, name: text }
  return {
    change: id,
    conflicts: { kind: 'found', items: [item] },
    dependents: { kind: 'found', items: [item] },
    trial: { kind: 'conflicts', command: 'git revert x', paths: [text] },
  }
}

describe('the text of a draft that reverts', () => {
  it('says what it takes back, why, what stands in the way, and who decides', () => {
    const text = revertBody(report, act, clean, { ...options, issueUrl: `${base}issues/77` })
    expect(text.split('\n')[0]).toBe('Reverts #12.')
    expect(text).toContain('The whole report is in #77.')
    expect(text).toContain('return lines.sumOf(tax)')
    expect(text).toContain('No later change of the range touches its lines.')
    expect(text).toContain('Prime Suspect never merges one')
    expect(text).toContain('a draft that applies the change again can be asked for')
  })

  it('takes no address from outside', () => {
    const text = revertBody(report, act, clean, { ...options, issueUrl: 'https://evil.example/x' })
    expect(text).not.toContain('evil')
  })

  it('stays harmless whatever others wrote', () => {
    const expected = skeletonOf(revertBody(hostileReport(['harmless']), act, adviceWith('harmless'), options))
    for (const text of hostileStrings) {
      const body = revertBody(hostileReport([text]), act, adviceWith(text), options)
      expect([text, dangers(body, base), skeletonOf(body)]).toEqual([text, ownMarkup, expected])
    }
  })

  it('is found by the line with which GitHub marks reverts, and by nobody as closing an issue', () => {
    expect(revertBody(report, act, null, options)).toMatch(/^Reverts #12\.$/m)
    expect(revertBody(report, act, null, options)).not.toMatch(
      /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):? #\d/i,
    )
    expect(reApplyBody({ pull: 12, revert: 130 })).toContain(
      'Applies again what #12 changed and #130 took back.',
    )
  })
})

describe('a title of others within ours', () => {
  it.each(hostileStrings)('calls, names and closes nothing (%#)', (text) => {
    const title = plainTitle(text, 160)
    expect(title.length).toBeLessThanOrEqual(160)
    expect(title).not.toMatch(/[@#][\p{L}\p{N}]|GH-\d|:\/\/|[`<>[\]]|\p{C}/iu)
  })
})
