import { describe, expect, it } from 'vitest'

import { logLines } from '../../../../../src/engine/judge/symptoms/log-lines.ts'
import { readDrafts } from '../../../../../src/engine/judge/symptoms/read-drafts.ts'

const failing = (...log: readonly string[]) =>
  readDrafts(logLines(log.join('\n'))).flatMap(({ symptom }) =>
    symptom.kind === 'failing-test' ? [symptom.name] : [],
  )

describe('a test that passed when it was tried again', () => {
  it.each([
    ['nextest', ['  TRY 1 FAIL [   0.01s] door a::opens', '   FLAKY 2/2 [   0.01s] door a::opens']],
    ['Playwright', ['  1) a.spec.ts:1:1 › opens ──', '', '  1 flaky', '    a.spec.ts:1:1 › opens ──']],
    ['Surefire', ['[ERROR]   A.opens:3 shut', '[WARNING] Flakes: ', '[WARNING] A.opens']],
  ])('is no failure: %s', (_, log) => {
    expect(failing(log[0] ?? '')).toEqual(['opens'])
    expect(failing(...log)).toEqual([])
  })

  it('does not hide another of its runner’s lists', () => {
    expect(
      failing('  1) a.spec.ts:1:1 › opens ──', '  1 flaky', '  1 failed', '    a.spec.ts:1:1 › opens ──'),
    ).toEqual(['opens'])
  })
})
