import { describe, expect, it } from 'vitest'

import { baseName, namedFiles } from '../../../../src/adapters/github/changes/named-files.ts'
import type { Failure } from '../../../../src/engine/model/failure.ts'

function failure(text: string): Failure {
  const note = { path: 'app/Main.kt', line: 1, level: 'failure', message: '' } as const
  return {
    name: 'test',
    log: { text, completeness: { kind: 'complete' } },
    baseline: null,
    annotations: [note],
  }
}

describe('files that a log names', () => {
  it('are found in traces, diagnostics and annotations', () => {
    const log = [
      '    at pay (/home/runner/work/shop/src/cart/total.test.ts:4:9)',
      '  File "billing\\invoice.py", line 7',
      'src/main/App.java:[12,4] error',
    ].join('\n')
    const names = namedFiles([failure(log)])
    for (const name of ['total.test.ts', 'invoice.py', 'App.java', 'Main.kt']) expect(names).toContain(name)
  })

  it('are the last part of a path', () => {
    expect([baseName('src/a/b.ts'), baseName('b.ts')]).toEqual(['b.ts', 'b.ts'])
  })

  // An expression that backtracks would not come back from these before the test's time is up.
  it.each([
    ['letters without end', 'a'.repeat(2_000_000)],
    ['dots without end', 'a.'.repeat(1_000_000)],
    ['dots alone', '.'.repeat(2_000_000)],
    ['dashes and dots', '-.-'.repeat(700_000)],
  ])('are looked for in time proportional to the log: %s', (_, text) => {
    expect(namedFiles([failure(text)]).size).toBeLessThan(5)
  })
})
