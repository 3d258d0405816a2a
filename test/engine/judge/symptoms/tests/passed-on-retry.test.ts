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

  const all = (...log: readonly string[]) =>
    readDrafts(logLines(log.join('\n'))).map(({ line, symptom }) => {
      const name = 'name' in symptom ? ` ${symptom.name} of ${symptom.suite} in ${symptom.path}` : ''
      return `${line.number}: ${symptom.kind}${name}`
    })

  it('is told as a flake, without what its failed attempts reported', () => {
    expect(
      all(
        '  1) a.spec.ts:1:1 › opens ──',
        '    Error: shut',
        '        at open (src/door.ts:3:1)',
        '  2) b.spec.ts:1:1 › shuts ──',
        '    Error: open',
        '  1 failed',
        '    b.spec.ts:1:1 › shuts ──',
        '  1 flaky',
        '    a.spec.ts:1:1 › opens ──',
      ),
    ).toEqual([
      '4: failing-test shuts of null in b.spec.ts',
      '5: error-message',
      '9: flaky-test opens of null in a.spec.ts',
    ])
  })

  it('is told by the line that says so where no line told of its failure', () => {
    expect(all(' ✓ test/a.test.ts > door > opens (retry x1) 3ms')).toEqual([
      '1: flaky-test opens of door in test/a.test.ts',
    ])
  })

  it('is told without the finding on the line of its failure', () => {
    expect(
      all(
        'a.swift:3: error: -[Door opens] : XCTAssertTrue failed',
        "Test Case '-[Door opens]' failed (0.1 seconds).",
        "Test Case '-[Door opens]' started (Iteration 2 of 2).",
        "Test Case '-[Door opens]' passed (0.1 seconds).",
      ),
    ).toEqual(['4: flaky-test opens of Door in a.swift'])
  })

  it('has its package told by gotestsum, where go test does not', () => {
    const first = ['--- FAIL: TestOpens (0.01s)', 'FAIL door.TestOpens (0.01s)']
    expect(all(...first, 'PASS door.TestOpens (re-run 1) (0.01s)')).toEqual([
      '3: flaky-test TestOpens of null in null',
    ])
  })

  it('does not hide another of its runner’s lists', () => {
    expect(
      failing('  1) a.spec.ts:1:1 › opens ──', '  1 flaky', '  1 failed', '    a.spec.ts:1:1 › opens ──'),
    ).toEqual(['opens'])
  })
})
