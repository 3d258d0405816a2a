import { describe, expect, it } from 'vitest'

import type { CostEstimate } from '../../../src/compose/estimate-cost.ts'
import { buildHistory } from '../../adapters/git/history-builder.ts'
import { tuningHistory } from '../../compose/finetune/a-tuning-history.ts'
import { runCli } from './run-cli.ts'

describe('cost', () => {
  it('counts the real questions of past failures and asks nobody', async () => {
    const { folder } = await buildHistory(tuningHistory)
    const words = ['cost', '--repo', folder, '--window', '12', '--most', '3', '--price', '2/10']
    const env = { OPENAI_BASE_URL: 'http://127.0.0.1:1' }
    const { code, stdout, stderr } = await runCli([...words, '--incidents', '50', '--json'], { env })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const { cost, incidentsFrom, changes, told } = JSON.parse(stdout) as CostEstimate
    expect(incidentsFrom).toBe('given')
    expect(changes).toMatchObject({ count: 72, days: 30 })
    expect(told.count).toBe(10)
    expect(cost).toMatchObject({ looked: 3, month: { incidents: 50 } })
    expect(cost.inputTokens).toBeGreaterThan(200)
    expect(cost.month.dollars).toBeGreaterThan(0)
    expect(cost.month.mostDollars).toBeGreaterThan(cost.month.dollars ?? 0)
    const people = await runCli([...words, '--failure-rate', '0.1'], { env })
    expect(people.stdout).toMatch(/^ {2}7\.\d incidents: by your share of changes that make one$/m)
    expect(people.stdout).toMatch(/^ {2}\$\d+\.\d\d a month, at most \$\d+\.\d\d$/m)
  })

  it('says so where a history tells of no failure', async () => {
    const { folder } = await buildHistory([{ name: 'a' }, { name: 'b' }])
    const { code, stderr } = await runCli(['cost', '--repo', folder])
    expect(code).toBe(2)
    expect(stderr).toContain('tells of no past incident')
  })
})
