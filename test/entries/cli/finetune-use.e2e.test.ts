import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { heardPolicy } from '../../../src/compose/heard-policy.ts'
import { terminalPolicy } from '../../../src/compose/terminal-policy.ts'
import { defaultElection } from '../../../src/engine/model/opinion.ts'
import { buildHistory } from '../../adapters/git/history-builder.ts'
import { isGuilty, wideHistory } from '../../compose/finetune/a-wide-history.ts'
import { judgeServer, type JudgeServer } from '../../judges/judge-server.ts'
import { perfectMind } from '../../judges/minds.ts'
import { runCli } from './run-cli.ts'

const window = ['--window', '8', '--as-landed']
const folder = await mkdtemp(join(tmpdir(), 'prime-suspect-test-'))
const data = join(folder, 'tuning')
let repo = ''
let server: JudgeServer

beforeAll(async () => {
  repo = (await buildHistory(wideHistory(70), { within: folder })).folder
  const cases = join(folder, 'cases.jsonl')
  await runCli(['mine', '--repo', repo, ...window, '--out', cases])
  const words = ['finetune', 'export', '--cases', cases, '--git-dir', join(repo, '.git'), '--corpus-mb', '0']
  const { code } = await runCli([...words, '--base-model', 'base', '--later', '0.9', '--out', data])
  expect(code).toBe(0)
  const right = perfectMind(({ title }) => isGuilty(title))
  const wrong = perfectMind(({ title }) => !isGuilty(title))
  // The server plays three models: one that was tuned well, one that was tuned badly, and what they were made from.
  server = await judgeServer({
    mind: (ballot, draw, model) => {
      if (model === 'base') return { ranking: ['none'] }
      return (model === 'well' ? right : wrong)(ballot, draw, model)
    },
  })
}, 240_000)

afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

async function use(model: string, ...more: readonly string[]) {
  const env = { OPENAI_BASE_URL: server.baseUrl, XDG_CACHE_HOME: folder }
  const { code, stdout, stderr } = await runCli(
    ['finetune', 'use', model, '--data', data, '--repo', repo, ...window, ...more],
    { env },
  )
  const read = async (name: string): Promise<string | null> =>
    await readFile(join(data, name), 'utf8').catch(() => null)
  return { code, stdout, stderr, model: await read('model.json'), vote: await read('vote.json') }
}

describe('finetune use', () => {
  it('switches nothing on where the tuned model is worse than its base and than none', async () => {
    const used = await use('badly', '--most', '32')
    expect(used).toMatchObject({ code: 0, model: null, vote: null })
    expect(used.stdout).toMatch(/against base: .*; refused: /u)
    expect(used.stderr).toMatch(/badly was not switched on: against no model: .* stays as it is/u)
  }, 240_000)

  it('switches on a tuned model that is better, and records that its vote helps and with which weight', async () => {
    const used = await use('well')
    expect(used.stderr).toContain('Switched on: ')
    expect(used.stderr).toContain('commit ')
    const { model, measured } = JSON.parse(used.model ?? '') as {
      model: string
      measured: { cases: number; gains: readonly { against: string; logLikelihood: number }[] }
    }
    expect(model).toBe('well')
    expect(measured.cases).toBeGreaterThanOrEqual(60)
    expect(measured.gains.map(({ against }) => against)).toEqual(['no model', 'base'])
    for (const { logLikelihood } of measured.gains) expect(logLikelihood).toBeGreaterThan(0.02)

    const fitted = { ...terminalPolicy, election: { ...defaultElection, influence: 'fitted' as const } }
    const hearing = { repo: null, weights: null, voter: 'chat', record: used.vote } as const
    const { policy, says } = heardPolicy(fitted, { ...hearing, model: 'well' })
    expect({ influence: policy.election?.influence, says }).toEqual({ influence: 'fitted', says: [] })
    expect(policy.election?.weight).toBe((JSON.parse(used.vote ?? '') as { weight: number }).weight)
    const other = heardPolicy(fitted, { ...hearing, model: 'badly' })
    expect(other.policy.election?.influence).toBe('bounded')
    expect(other.says.join()).toContain('is about another model')
  }, 240_000)
})
