import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { buildHistory } from '../../adapters/git/history-builder.ts'
import { completion, scriptedServer, send } from '../../adapters/language-model/scripted-server.ts'
import { tuningServer } from '../../adapters/language-model/tuning-server.ts'
import { tuningHistory } from '../../compose/finetune/a-tuning-history.ts'
import { runCli } from './run-cli.ts'

const folder = await mkdtemp(join(tmpdir(), 'prime-suspect-test-'))
afterAll(async () => await rm(folder, { recursive: true, force: true }))
let repo = ''

async function exported(name: string): Promise<string> {
  const out = join(folder, name)
  const cases = join(folder, `${name}.jsonl`)
  await runCli(['mine', '--repo', repo, '--window', '12', '--as-landed', '--out', cases])
  const words = ['finetune', 'export', '--cases', cases, '--git-dir', join(repo, '.git'), '--corpus-mb', '0']
  const { code, stdout } = await runCli([...words, '--base-model', 'acme/base', '--out', out])
  expect(code).toBe(0)
  expect(stdout).toMatch(/10 cases: 7 before \S+ teach, 3 from then on are measured on\./)
  return out
}

beforeAll(async () => {
  repo = (await buildHistory(tuningHistory, { within: folder })).folder
})

describe('finetune start and status', () => {
  it('send nothing unless told to, then the very files, causes first and lists after them', async () => {
    await using server = await tuningServer()
    const data = await exported('api')
    const env = { OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: 'sk-own' }
    const start = async (...more: readonly string[]) =>
      await runCli(['finetune', 'start', '--data', data, ...more], { env })

    const dry = await start()
    expect(dry.code).toBe(0)
    expect(dry.stdout).toContain(`To ${server.baseUrl}, to tune acme/base:`)
    expect(dry.stdout).toContain('Nothing was sent.')
    expect(server.keys).toEqual([])

    expect((await start('--send')).stdout).toContain('Sent. Job ftjob-0: queued.')
    expect(server.wishes[0]).toMatchObject({
      model: 'acme/base',
      training_file: 'file-0',
      validation_file: 'file-1',
    })
    expect(server.files.get('file-0')).toBe(await readFile(join(data, 'instructions/train.jsonl'), 'utf8'))
    expect(server.files.get('file-1')).toBe(await readFile(join(data, 'instructions/test.jsonl'), 'utf8'))
    expect(new Set(server.keys)).toEqual(new Set(['Bearer sk-own']))

    const twice = await start('--send')
    expect({ code: twice.code, stderr: twice.stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('was sent to'),
    })

    server.status = 'succeeded'
    const { stdout } = await runCli(['finetune', 'status', '--data', data], { env })
    expect(stdout).toBe('ftjob-0  instructions: succeeded, 1234 tokens, model ft:acme/base:0\n')

    expect((await start('--stage', 'rankings', '--send')).code).toBe(0)
    expect(server.wishes[1]?.model).toBe('ft:acme/base:0')
    server.status = 'failed'
    const after = await runCli(['finetune', 'status', '--data', data], { env })
    expect(after.stdout).toMatch(/ftjob-1 {2}rankings: failed, .*too few/)
    expect(after.stdout).not.toContain('\u001b')
  })

  it('refuse files that were changed, and say what to do where there is no such API', async () => {
    await using server = await tuningServer()
    const data = await exported('changed')
    const env = { OPENAI_BASE_URL: server.baseUrl }
    const words = ['finetune', 'start', '--data', data, '--send']
    server.refuses = 404
    const none = await runCli(words, { env })
    expect(none).toMatchObject({ code: 2, stderr: expect.stringMatching(/no fine-tuning API[^]*recipes/) })
    server.refuses = 401
    expect(await runCli(words, { env })).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('refused the key'),
    })
    server.refuses = null
    await writeFile(join(data, 'instructions/train.jsonl'), '{}\n')
    expect(await runCli(words, { env })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('not what was exported'),
    })
    expect(server.wishes).toEqual([])
  })
})

describe('finetune use', () => {
  it('leaves what is in use where the tuned model is not better on later cases, and shows the figures', async () => {
    await using server = await scriptedServer((_, response) =>
      send(response, 200, completion('{"ranking":["none"]}')),
    )
    const data = await exported('use')
    const env = { OPENAI_BASE_URL: server.baseUrl, XDG_CACHE_HOME: folder }
    const words = [
      'finetune',
      'use',
      'suspects',
      '--data',
      data,
      '--repo',
      repo,
      '--window',
      '12',
      '--as-landed',
    ]
    const { code, stdout, stderr } = await runCli(words, { env })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^3 cases seen from \S+ on:\n {2}suspects: \d+ questions/)
    expect(stdout).toContain('against no model:')
    expect(stdout).toContain('against acme/base:')
    expect(stderr).toContain('suspects was not switched on: against no model: only 3 later cases')
    await expect(readFile(join(data, 'model.json'))).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
