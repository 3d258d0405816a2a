import { describe, expect, it } from 'vitest'

import type { BacktestReport } from '../../../../src/compose/backtest-clone.ts'
import { buildHistory } from '../../../adapters/git/history-builder.ts'
import { temporaryFolder } from '../../../adapters/git/temporary-folder.ts'
import {
  type Asked,
  completion,
  scriptedServer,
  send,
} from '../../../adapters/language-model/scripted-server.ts'
import { secret, tuningHistory } from '../../../compose/finetune/a-tuning-history.ts'
import { runCli } from '../run-cli.ts'

type Changes = { readonly changes: readonly { readonly id: string; readonly title: string }[] }

/** Names the change that did it, as this history titles it; anybody else where asked to be bad. */
function pick({ model, messages }: Asked): string {
  const { changes } = JSON.parse(messages.at(-1)?.content ?? '{"changes":[]}') as Partial<Changes>
  const isGuilty = ({ title }: { readonly title: string }): boolean => title.startsWith('Round every')
  const picked = (changes ?? []).filter((one) => isGuilty(one) === (model === 'good'))
  return JSON.stringify({ ranking: picked.slice(0, 5).map(({ id }) => id) })
}

describe('backtest --model', () => {
  it('compares no model, one and another on the same cases, and sends no secret', async () => {
    await using server = await scriptedServer((asked, response) => {
      if (asked.model === 'broken') return send(response, 500, {})
      return send(response, 200, completion(pick(asked)))
    })
    const { folder } = await buildHistory(tuningHistory)
    const env = {
      OPENAI_BASE_URL: server.baseUrl,
      OPENAI_API_KEY: 'sk-own',
      XDG_CACHE_HOME: await temporaryFolder(),
    }
    const words = ['backtest', '--repo', folder, '--window', '12', '--most', '6', '--json']
    const models = ['--model', 'good', '--model', 'bad']
    const { code, stdout, stderr } = await runCli([...words, ...models], { env })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const report = JSON.parse(stdout) as BacktestReport
    expect(report.methods.slice(0, 3).map(({ name }) => name)).toEqual([
      'prime-suspect',
      'with good',
      'with bad',
    ])
    const [good, bad] = report.models
    expect(good).toMatchObject({ model: 'good', failed: 0 })
    expect(good?.asked).toBeGreaterThan(0)
    expect(good?.tokens).toBeGreaterThan(0)
    expect(good?.gains.map(({ against }) => against)).toEqual([null, 'bad'])
    expect(good?.gains[1]?.mrr?.value).toBeGreaterThanOrEqual(0)
    expect(bad?.gains[0]?.mrr?.value).toBeLessThanOrEqual(0)
    expect(good?.gains[0]?.acceptance).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('only 6 later'),
    })
    expect(server.asked.every(({ headers }) => headers.authorization === 'Bearer sk-own')).toBe(true)
    expect(JSON.stringify(server.asked.map(({ messages }) => messages))).not.toContain(secret)

    const without = await runCli(words, { env: { ...env, OPENAI_BASE_URL: 'http://127.0.0.1:1' } })
    expect((JSON.parse(without.stdout) as BacktestReport).models).toEqual([])
  })

  it('replays what was answered before, with the server gone', async () => {
    const server = await scriptedServer((asked, response) => send(response, 200, completion(pick(asked))))
    const { folder } = await buildHistory(tuningHistory)
    const cache = await temporaryFolder()
    const env = { OPENAI_BASE_URL: server.baseUrl, XDG_CACHE_HOME: cache }
    const answers = ['--model', 'good', '--answers', `${cache}/answers/of/models`]
    const words = ['backtest', '--repo', folder, '--window', '12', '--most', '4', '--json', ...answers]
    const reportOf = async (): Promise<BacktestReport> =>
      JSON.parse((await runCli(words, { env })).stdout) as BacktestReport
    const first = await reportOf()
    await server[Symbol.asyncDispose]()
    const second = await reportOf()
    const { tokens, ...live } = first.models[0] ?? { tokens: 0 }
    expect(tokens).toBeGreaterThan(0)
    expect(second.models[0]).toEqual({ ...live, tokens: 0 })
  })

  it('goes on without a vote where the server is broken, and says so; only later cases where asked', async () => {
    await using server = await scriptedServer((_, response) => send(response, 500, {}))
    const { folder } = await buildHistory(tuningHistory)
    const env = { OPENAI_BASE_URL: server.baseUrl, XDG_CACHE_HOME: await temporaryFolder() }
    const later = ['--since', '2023-11-14T22:50:00Z', '--window', '12', '--as-landed']
    const { code, stdout } = await runCli(['backtest', '--repo', folder, ...later, '--model', 'broken'], {
      env,
    })
    expect(code).toBe(0)
    expect(stdout).toMatch(/10\s+make\s+a\s+case;\s+[1-7]\s+were\s+ranked/)
    expect(stdout).toMatch(
      /LANGUAGE MODELS\n {2}broken: (\d+) questions, \1 without a valid answer, 0 tokens/,
    )
    expect(stdout).not.toContain('no calls to anybody')
    expect(stdout).toContain('against no model: Acc@1 +0.000 (+0.000 to +0.000)')
  })
})
