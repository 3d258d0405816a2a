import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { backtestText } from '../../../../src/entries/cli/backtest/backtest-text.ts'
import { composeBacktestReport } from '../../../../src/learn/report/compose-backtest-report.ts'
import { aBacktest } from '../../../learn/report/a-backtest.ts'

const style = { bold: (text: string) => text, width: 100 }
const textOf = (words?: Parameters<typeof aBacktest>[0]) =>
  backtestText(composeBacktestReport(aBacktest(words)), style)

describe('the backtest on a terminal', () => {
  const text = textOf()

  it('shows figures with intervals under their names', () => {
    const lines = text.split('\n')
    const head = lines.find((line) => line.startsWith('  way')) ?? ''
    const ours = lines.find((line) => line.startsWith('  prime-suspect')) ?? ''
    expect(ours.slice(head.indexOf('Acc@1'))).toMatch(/^0\.33 \(0\.06–0\.79\)/)
    expect(ours.slice(head.indexOf('Acc@5'))).toMatch(/^1\.00 \(0\.44–1\.00\)/)
    expect(ours.slice(head.indexOf('MRR'))).toMatch(/^0\.61 /)
    expect(text).toContain('Only 3 cases: the figures could be very different')
  })

  it('tells verdicts, cost, what made no case, and the worst misses', () => {
    expect(text).toContain('names 1 as the culprit, 0 rightly: precision 0.00 (0.00–0.79)')
    expect(text).toContain('gives a shortlist in 2 of 3 cases, stays silent in 0')
    expect(text).toContain('takes 200 ms a case as a rule, 19 of 20 less than 900 ms, no calls to anybody')
    expect(text).toMatch(/^ {7}5 {2}its words hold nothing to go by/m)
    expect(text).toContain('acme/shop@3: culprit at place 3 of 3, another change was named')
  })

  it('tells how right the surest answers are', () => {
    expect(text).toMatch(/33% answered, from probability 0\.90: 0% right/)
    expect(text).toMatch(/100% answered, from probability 0\.50: 33% right/)
  })

  it('has only a few words where there was nothing to rank', () => {
    const nothing = backtestText(composeBacktestReport({ ...aBacktest(), ranked: [] }), style)
    expect(nothing).toContain('There is nothing to measure on')
    expect(nothing).not.toMatch(/NaN|undefined|Acc@1/)
  })

  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\u001B]0;owned\u0007', '\u001B[2J', 'a\nb\r\nc', '\u202Edcba', '\u009B31m'),
  )
  test.prop([hostile, hostile, hostile], { numRuns: 20 })(
    'has as many lines whatever others wrote, and no control character',
    (told, title, repo) => {
      const words = { text: told, title, repo, because: 'x' }
      const shown = textOf(words)
      expect(shown).not.toMatch(/[^\P{C}\n]/u)
      expect(shown.split('\n')).toHaveLength(text.split('\n').length)
    },
  )
})
