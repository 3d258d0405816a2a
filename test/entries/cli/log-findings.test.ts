import { expect, it } from 'vitest'

import { readFailures } from '../../../src/engine/judge/symptoms/read-failures.ts'
import { logFindingsText } from '../../../src/entries/cli/log-findings-text.ts'
import { logFindings } from '../../../src/entries/cli/log-findings.ts'
import { aTree } from '../../builders/a-dossier.ts'
import { aFailure } from '../../builders/a-failure.ts'
import { aReading } from '../../builders/a-judgement.ts'
import { aFlakyTest } from '../../builders/symptoms.ts'

const failure = aFailure()

it('lists a test that passed on retry as flaky, and not among the failing ones', () => {
  const findings = logFindings({ failure, reading: aReading({ symptoms: [aFlakyTest()] }), tree: null })
  expect(findings.failingTests).toEqual([])
  expect(findings.flakyTests).toMatchObject([{ suite: 'cart', name: 'adds tax', logLine: 3 }])
  expect(logFindingsText(findings)).toContain(
    'FLAKY TESTS, PASSED ON RETRY (1)\n  3  cart > adds tax test/cart.test.ts\n',
  )
})

it('has no section for flaky tests where there is none', () => {
  const findings = logFindings({ failure, reading: readFailures([failure], aTree()), tree: null })
  expect(findings.flakyTests).toEqual([])
  expect(logFindingsText(findings)).not.toContain('FLAKY')
})
