import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { renderTerminal } from '../../../src/engine/report/render-terminal.ts'
import { cellsOf } from '../../../src/engine/report/wrap-text.ts'
import { hostileReport } from './hostile-report.ts'
import { hostileStrings } from './hostile-strings.ts'
import { sampleReports } from './sample-reports.ts'

const plain = { color: false, width: 80 }

describe('a report in a terminal', () => {
  it.each(Object.entries(sampleReports))('reads as in the golden file: %s', async (name, make) => {
    await expect(renderTerminal(make(), plain)).toMatchFileSnapshot(`../../fixtures/report/${name}.txt`)
  })

  test.prop([
    fc.array(fc.constantFrom(...hostileStrings), { minLength: 1, maxLength: 20 }),
    fc.integer({ min: 40, max: 200 }),
  ])(
    'sends no byte that a terminal obeys, no line that a runner obeys, and none that is too wide',
    (strings, width) => {
      const lines = renderTerminal(hostileReport(strings), { color: false, width }).split('\n')
      expect(lines.filter((line) => /[\p{Cc}\p{Cf}\p{Cs}]/u.test(line))).toEqual([])
      expect(lines.filter((line) => /^\s*::|##\[/u.test(line))).toEqual([])
      expect(lines.filter((line) => cellsOf(line) > width)).toEqual([])
    },
  )

  it('uses colours only where they are wanted, and says the same words', () => {
    const make = sampleReports['culprit']
    if (make === undefined) throw new Error('no sample')
    const coloured = renderTerminal(make(), { color: true, width: 80 })
    expect(coloured).toContain('\u001B[1;31m')
    expect(coloured.replace(/\u001B\[[\d;]*m/gu, '')).toBe(renderTerminal(make(), plain))
  })

  it('counts a line of less than 40 cells as 40', () => {
    const report = hostileReport(['a'])
    expect(renderTerminal(report, { color: false, width: 1 })).toBe(
      renderTerminal(report, { color: false, width: 40 }),
    )
  })
})
