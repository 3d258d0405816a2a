import { describe, expect, it } from 'vitest'

import { failureExcerpts } from '../../../src/engine/report/failure-excerpt.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aFailure, anAnnotation } from '../../builders/a-failure.ts'
import { aReading } from '../../builders/a-judgement.ts'
import { aFailingTest, anErrorMessage, aPlace, aStackFrame } from '../../builders/symptoms.ts'

const silent = aReading({ symptoms: [], tellingLines: [] })

describe('what a failing job says', () => {
  it('is its new errors and failing tests first, then other telling lines, in log order', () => {
    const reading = aReading({
      symptoms: [
        aFailingTest({ at: aPlace({ line: 9, quote: 'FAIL a' }) }),
        anErrorMessage({ at: aPlace({ line: 2, quote: 'old' }), novel: false }),
        aStackFrame(),
        aStackFrame({ depth: 3, at: aPlace({ line: 20, quote: 'far' }) }),
        aStackFrame({ origin: 'library', at: aPlace({ line: 21, quote: 'library' }) }),
        anErrorMessage({ at: aPlace({ line: 5, quote: 'Error: x' }) }),
      ],
      tellingLines: [aPlace({ line: 7, quote: 'telling' })],
    })
    const [excerpt] = failureExcerpts(aDossier(), reading)
    expect(excerpt).toEqual({
      job: 'smoke',
      chosen: 'telling',
      lines: [
        { line: 4, text: '    at total (/app/src/cart/total.ts:41:16)' },
        { line: 5, text: 'Error: x' },
        { line: 7, text: 'telling' },
        { line: 9, text: 'FAIL a' },
      ],
    })
  })

  it('names the job of the run where that is known', () => {
    const at = { run: '7001', job: '42' }
    const dossier = aDossier({ failures: [aFailure({ at }), aFailure()] })
    expect(failureExcerpts(dossier, silent).map((excerpt) => excerpt.at)).toEqual([at, undefined])
  })

  it('prefers errors to the places of errors, and those to names of tests', () => {
    const at = (line: number) => ({ at: aPlace({ line, quote: `line ${line}` }) })
    const reading = aReading({
      symptoms: [
        ...[1, 2, 3].map((line) => aFailingTest(at(line))),
        ...[4, 5, 6].map((line) => aStackFrame(at(line))),
        ...[7, 8].map((line) => anErrorMessage(at(line))),
      ],
      tellingLines: [aPlace({ line: 9, quote: 'line 9' })],
    })
    expect(failureExcerpts(aDossier(), reading)[0]?.lines.map(({ line }) => line)).toEqual([1, 4, 5, 6, 7, 8])
  })

  it('is told job by job', () => {
    const failures = [aFailure({ name: 'one' }), aFailure({ name: 'two', log: 'last\n' })]
    const reading = aReading({ symptoms: [], tellingLines: [aPlace()] })
    expect(failureExcerpts(aDossier({ failures }), reading).map(({ job, chosen }) => [job, chosen])).toEqual([
      ['one', 'telling'],
      ['two', 'last-lines'],
    ])
  })

  it('is the same line once and no more than six lines', () => {
    const lines = Array.from({ length: 20 }, (_, index) =>
      aPlace({ line: (index % 10) + 1, quote: `line ${index % 10}` }),
    )
    const [excerpt] = failureExcerpts(aDossier(), aReading({ symptoms: [], tellingLines: lines }))
    expect(excerpt?.lines.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('is its last lines with their true numbers when nothing is telling', () => {
    const log = `${Array.from({ length: 5000 }, (_, index) => `line ${index + 1}`).join('\n')}\n\n`
    const [excerpt] = failureExcerpts(aDossier({ failures: [aFailure({ log })] }), silent)
    expect(excerpt?.lines.at(-1)).toEqual({ line: 5000, text: 'line 5000' })
    expect(excerpt?.lines).toHaveLength(6)
  })

  it('is its annotations when the log holds nothing', () => {
    const failures = [aFailure({ log: '\n', annotations: [anAnnotation({ message: 'exit 1' })] })]
    expect(failureExcerpts(aDossier({ failures }), silent)[0]?.lines).toEqual([{ line: 0, text: 'exit 1' }])
  })

  it('is nothing for an empty log, and told apart from a log that was not read', () => {
    const unread = { text: '', completeness: { kind: 'unknown', because: 'it expired' } } as const
    const failures = [aFailure({ log: '' }), aFailure({ log: unread })]
    expect(failureExcerpts(aDossier({ failures }), silent).map(({ chosen }) => chosen)).toEqual([
      'empty',
      'unread',
    ])
  })
})
