import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { afterAll, beforeEach, describe, expect, it } from 'vitest'

import { runTool } from '../../../src/entries/cli/demo/run-tool.ts'
import { plantedPull } from '../../../src/entries/cli/demo/shop-history.ts'
import { judgeServer, type JudgeTraits } from '../../judges/judge-server.ts'
import { perfectMind } from '../../judges/minds.ts'
import { aShop } from './a-shop.ts'
import { runCli } from './run-cli.ts'

const shop = await aShop()
const words = ['triage', '--repo', shop.repo, '--good', 'v1.0.0', '--bad', await shop.commit('main')]
const whole = [...words, '--log', shop.log, '--baseline', shop.baseline]
/** Finds that a change of shipping did it. */
const judging: JudgeTraits = { mind: perfectMind(({ paths }) => paths.includes('src/shipping.js')) }
const server = await judgeServer(judging)

afterAll(async () => await server[Symbol.asyncDispose]())

beforeEach(() => {
  server.traits = judging
})

const env = { OPENAI_BASE_URL: server.baseUrl, OPENAI_PRICE: '1/2', OPENAI_API_KEY: null }
const asksOf = async (options: readonly string[], more: Readonly<Record<string, string>> = {}) => {
  const before = server.requests()
  const run = await runCli([...whole, ...options], { env: { ...env, ...more } })
  return { ...run, asked: server.requests() - before }
}

async function commits(config: string): Promise<void> {
  await mkdir(join(shop.repo, '.github'), { recursive: true })
  await writeFile(join(shop.repo, '.github/prime-suspect.yml'), config)
  await runTool('git', ['add', '.'], { directory: shop.repo })
  const person = ['-c', 'user.name=Mira', '-c', 'user.email=mira@example.test']
  await runTool('git', [...person, 'commit', '--message', 'Configure'], { directory: shop.repo })
}

describe('triage with a language model that the person names', () => {
  it('prints the answer without it first, and then its opinion and what it cost, once', async () => {
    const without = await runCli(whole)
    const { code, stdout, stderr, asked } = await asksOf(['--model', 'judge-1'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(asked).toBeGreaterThanOrEqual(2)
    const [first = '', second = '', ...more] = stdout.split('SECOND OPINION\n')
    expect(more).toEqual([])
    const plain = (text: string): string => text.replace(/Took .{0,40} API calls/u, '').trim()
    expect(plain(first)).toBe(plain(without.stdout))
    expect(second).toMatch(/A language model was asked 2 times about 20 changes and gave 2 valid votes/)
    expect(second).toMatch(/Took [\d.]+ m?s, 0 API calls, \d+ tokens of a language model \(\$0\.\d+\)\./)
  })

  it('prints it while the server still thinks', async () => {
    server.traits = { ...judging, slow: 'forever' }
    const stopWhen = (said: string): boolean => said.includes('Is this wrong?')
    const { code, stdout } = await runCli([...whole, '--model', 'judge-1'], { env, stopWhen })
    expect(code).toBeNull()
    expect(stdout).toContain(`#${plantedPull}`)
    expect(stdout).not.toContain('SECOND OPINION')
  })

  it('prints one JSON document, that of the last word', async () => {
    const { stdout } = await asksOf(['--model', 'judge-1', '--json'])
    const { secondOpinion, cost } = JSON.parse(stdout) as {
      secondOpinion: unknown
      cost: { modelTokens: number; modelDollars: number }
    }
    expect(secondOpinion).toBeDefined()
    expect(cost.modelTokens).toBeGreaterThan(0)
    expect(cost.modelDollars).toBeGreaterThan(0)
  })

  it('says the same about the failure where the server is broken, and that it was not heard', async () => {
    server.traits = { ...judging, broken: { status: 500, body: '{}' } }
    const { code, stdout } = await asksOf(['--model', 'judge-1'])
    expect(code).toBe(0)
    const [first = '', second = ''] = stdout.split('SECOND OPINION\n')
    expect(first).toContain(`#${plantedPull}`)
    expect(second.replaceAll(/\s+/gu, ' ')).toContain('is not heard: the endpoint answered 500.')
    expect(second).toContain('The suspects stay as they are.')
  })

  it('sends nothing where it only shows what would be sent', async () => {
    const { stdout, asked } = await asksOf(['--model', 'judge-1', '--show-prompt'])
    expect({ asked, stdout }).toEqual({ asked: 0, stdout: expect.stringContaining('Nothing was sent.') })
  })
})

describe('triage with a language model that only the environment names', () => {
  const named = { OPENAI_MODEL: 'judge-1' }

  it('asks it once the configuration of the clone has said both words, and says which is missing', async () => {
    const silent = await asksOf([], named)
    expect(silent).toMatchObject({ code: 0, asked: 0 })
    expect(silent.stderr).toContain('does not say languageModel.enabled: true')
    await commits('languageModel: {enabled: true}\n')
    const half = await asksOf([], named)
    expect(half).toMatchObject({ code: 0, asked: 0 })
    expect(half.stderr).toContain('does not say languageModel.inPrivateRepositories: true')
    await commits('languageModel: {enabled: true, inPrivateRepositories: true, repeats: 3, explain: false}\n')
    const both = await asksOf([], named)
    expect(both).toMatchObject({ code: 0, stderr: '', asked: 3 })
    expect(both.stdout).toContain('SECOND OPINION')
    const none = await asksOf(['--no-model'], named)
    expect(none).toMatchObject({ code: 0, stderr: '', asked: 0 })
    expect(none.stdout).not.toContain('SECOND OPINION')
  })

  it('judges without one where the configuration cannot be used, and says why', async () => {
    await commits('languageModel: {enabled: perhaps}\n')
    const { code, stdout, stderr, asked } = await asksOf([], named)
    expect({ code, asked }).toEqual({ code: 0, asked: 0 })
    expect(stdout).toContain(`#${plantedPull}`)
    expect(stderr).toMatch(/No language model is asked about this repository: .*cannot be used: 1:/)
  })

  it('refuses variables that it cannot read, by their names', async () => {
    const { code, stderr, asked } = await asksOf([], { ...named, OPENAI_PRICE: 'cheap' })
    expect({ code, asked }).toEqual({ code: 2, asked: 0 })
    expect(stderr).toContain('OPENAI_PRICE is not of the form')
  })
})
