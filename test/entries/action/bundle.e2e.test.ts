import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { buildAction } from '../../../tools/build.ts'
import { saying, scriptedServer, send } from '../../adapters/language-model/scripted-server.ts'
import { runGit } from '../../double/git-repository.ts'
import { playStory, type Played } from '../../double/play-story.ts'
import { startDouble, usualPermissions, type Double } from '../../double/start-double.ts'
import { deployStory, type Story } from '../../double/story.ts'
import { runnerCommands } from './runner-grammar.ts'
import { spawnAction, type StepResult } from './spawn-action.ts'

let folder: string
let story: Story

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'action-bundle-'))
  await buildAction(join(folder, 'one'))
  story = await deployStory()
})

afterAll(async () => {
  rmSync(folder, { recursive: true })
  await story.remove()
})

function filesOf(bundle: string): Readonly<Record<string, string>> {
  const found = readdirSync(bundle, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return Object.fromEntries(
    found.map(({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [relative(bundle, path), createHash('sha256').update(readFileSync(path)).digest('hex')]
    }),
  )
}

describe('the bundle', () => {
  test('is the same, byte for byte, when it is built again', async () => {
    await buildAction(join(folder, 'two'))
    expect(filesOf(join(folder, 'two'))).toEqual(filesOf(join(folder, 'one')))
  })

  test('asks for no package', () => {
    for (const name of Object.keys(filesOf(join(folder, 'one'))).filter((path) => path.endsWith('.js'))) {
      const text = readFileSync(join(folder, 'one', name), 'utf8')
      const imported = text.matchAll(/^(?:import|export) (?:[^'"\n]*? from )?["']([^'"\n]+)["'];?$/gmu)
      const required = text.matchAll(/__require\("([^"\n]+)"\)/gu)
      const asked = [...imported, ...required].map(([, id = '']) => id)
      expect(asked.filter((id) => !id.startsWith('.') && !isBuiltin(id))).toEqual([])
    }
  })

  test('comes with the licence of every package in it', () => {
    const text = readFileSync(join(folder, 'one', 'licenses.txt'), 'utf8')
    for (const name of ['@actions/core', 'openai', 'zod', '@octokit/request']) {
      expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\((?:MIT|Apache-2\\.0)\\)$`, 'mu'))
    }
  })
})

let github: Double
let played: Played

beforeEach(async () => {
  github = await startDouble()
  played = await playStory(github, story)
})

afterEach(async () => {
  await github.close()
})

type Run = {
  readonly event?: string
  readonly payload?: unknown
  readonly inputs?: Readonly<Record<string, string>>
  readonly permissions?: typeof usualPermissions
}

/** One run of the Action in the repository of the story; started by its failed deployment unless told otherwise. */
async function act({
  event,
  payload,
  inputs = {},
  permissions = usualPermissions,
}: Run = {}): Promise<StepResult> {
  const { repository, badDeployment } = played
  return await spawnAction({
    main: join(folder, 'one', 'index.js'),
    event: event ?? 'deployment_status',
    payload: payload ?? (await github.payloads.deploymentStatus(repository, badDeployment.id)),
    repository: repository.fullName,
    apiUrl: github.url,
    inputs: {
      'github-token': github.token({ kind: 'actions', permissions }),
      'log-hosts': new URL(github.logsUrl).host,
      ...inputs,
    },
  })
}

function firstPull({ outputs }: StepResult): unknown {
  const suspects = JSON.parse(outputs['suspects'] ?? '[]') as readonly { readonly pull: number }[]
  return suspects[0]?.pull
}

const { issues: _, ...readOnly } = usualPermissions

describe('a failed deployment', () => {
  test('names the change that broke it, with its file and line, and writes nothing', async () => {
    const result = await act({ permissions: readOnly })
    expect(result).toMatchObject({ exitCode: 0, outputs: { 'issue-url': '' } })
    expect(firstPull(result)).toBe(story.culprit.number)
    expect(result.summary).toContain(`#${story.culprit.number}`)
    expect(result.summary).toContain(story.throwsAt.path)
    expect(result.log).toMatch(new RegExp(`^::notice title=Suspect #${story.culprit.number} .*file=`, 'mu'))
    expect(played.repository.issues).toEqual([])
    expect(github.calls.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/graphql'))).toEqual(
      [],
    )
  })

  test('gets one issue in mode report, which a second run brings up to date', async () => {
    const first = await act({ inputs: { mode: 'report' } })
    expect(first.exitCode).toBe(0)
    expect(first.outputs['issue-url']).toMatch(/\/issues\/\d+$/u)
    const second = await act({ inputs: { mode: 'report' } })
    expect(second.outputs).toEqual(first.outputs)
    expect(played.repository.issues).toHaveLength(1)
    expect(played.repository.issues[0]?.body).toContain(`#${story.culprit.number}`)
  })

  test('in mode report without the permission has its report in the summary, which says so', async () => {
    const result = await act({ inputs: { mode: 'report' }, permissions: { ...readOnly, issues: 'read' } })
    expect(result).toMatchObject({ exitCode: 0, outputs: { 'issue-url': '' } })
    expect(firstPull(result)).toBe(story.culprit.number)
    expect(result.summary).toContain('The issue was not written')
    expect(runnerCommands(result.log)).toContainEqual({
      command: 'warning',
      data: expect.stringContaining('issues: write') as string,
    })
  })

  test('fails the step where fail-on asks for it', async () => {
    const result = await act({ inputs: { 'fail-on': 'suspects' } })
    expect(result.exitCode).toBe(1)
    expect(firstPull(result)).toBe(story.culprit.number)
  })

  test('of another environment than the one named is left alone', async () => {
    const result = await act({ inputs: { environment: 'staging' } })
    expect(result).toMatchObject({
      exitCode: 0,
      outputs: { verdict: 'nothing', suspects: '[]' },
      summary: '',
    })
  })
})

describe('the configuration of the repository', () => {
  let own: Story

  beforeEach(async () => {
    own = await deployStory({ name: 'configured' })
    played = await playStory(github, own)
  })

  afterEach(async () => {
    await own.remove()
  })

  async function configure(text: string): Promise<void> {
    const clone = await own.clone()
    writeFileSync(join(clone, '.github/prime-suspect.yml'), text)
    const git = ['-C', clone, '-c', 'user.name=Mira', '-c', 'user.email=mira@example.test']
    await runGit([...git, 'add', '.'])
    await runGit([...git, 'commit', '--quiet', '--message', 'Configure'])
    await runGit([...git, 'push', '--quiet', 'origin', 'HEAD:main'])
  }

  test('that lets a model be asked has it asked for two votes and a sentence, and its tokens are told', async () => {
    await configure('languageModel: {inPrivateRepositories: true}\n')
    await using server = await scriptedServer(saying('{"ranking":["none"]}'))
    const inputs = { 'openai-model': 'judge-1', 'openai-base-url': server.baseUrl }
    const result = await act({ inputs })
    expect(server.asked).toHaveLength(3)
    expect(firstPull(result)).toBe(own.culprit.number)
    expect(result.summary).toContain('126 tokens')
  })

  test('that lets a model be asked changes nothing where the model is down', async () => {
    await configure('languageModel: {inPrivateRepositories: true}\n')
    await using server = await scriptedServer((_, response) => send(response, 500, {}))
    const without = await act()
    const withModel = await act({ inputs: { 'openai-model': 'judge-1', 'openai-base-url': server.baseUrl } })
    expect(server.asked.length).toBeGreaterThan(0)
    expect(withModel.outputs).toEqual(without.outputs)
  })

  test('that says observe holds against an input that says report', async () => {
    await configure('mode: observe\n')
    const result = await act({ inputs: { mode: 'report' } })
    expect(result).toMatchObject({ exitCode: 0, outputs: { verdict: 'culprit', 'issue-url': '' } })
    expect(played.repository.issues).toEqual([])
  })

  test('that does not watch the environment leaves the deployment alone, unless a person names it', async () => {
    await configure('environments: { only: [qa] }\n')
    expect((await act()).outputs).toMatchObject({ verdict: 'nothing' })
    const payload = { inputs: { environment: 'production' } }
    expect((await act({ event: 'workflow_dispatch', payload })).outputs).toMatchObject({ verdict: 'culprit' })
  })

  test('that cannot be read fails the step and says where', async () => {
    await configure('mode: obsrve\n')
    const result = await act({ inputs: { mode: 'report' } })
    expect(result.exitCode).toBe(1)
    expect(result.log).toContain('::error::.github/prime-suspect.yml cannot be used: 1:')
    expect(played.repository.issues).toEqual([])
  })
})

describe('other ways to start', () => {
  test('a failed workflow run', async () => {
    const payload = await github.payloads.workflowRun(played.repository, played.badRun.id)
    expect(firstPull(await act({ event: 'workflow_run', payload }))).toBe(story.culprit.number)
  })

  test('a workflow run that went well', async () => {
    const payload = await github.payloads.workflowRun(played.repository, played.goodRun.id)
    const result = await act({ event: 'workflow_run', payload })
    expect(result).toMatchObject({ exitCode: 0, outputs: { verdict: 'nothing' } })
  })

  test('a person names the environment', async () => {
    const payload = { inputs: { environment: 'production' } }
    expect(firstPull(await act({ event: 'workflow_dispatch', payload }))).toBe(story.culprit.number)
  })

  test('a person names the run and a good commit', async () => {
    const good = story.changes.at(-2)?.commit ?? ''
    const inputs = { 'run-id': String(played.badRun.id), good }
    const result = await act({ event: 'workflow_dispatch', payload: {}, inputs })
    expect(result).toMatchObject({ exitCode: 0 })
    expect(firstPull(result)).not.toBe(story.culprit.number)
    expect(result.summary).toContain(good.slice(0, 7))
  })

  test('a person names a good commit that is none', async () => {
    const inputs = { 'run-id': String(played.badRun.id), good: 'v0.0.0-never' }
    const result = await act({ event: 'workflow_dispatch', payload: {}, inputs })
    expect(result.exitCode).toBe(1)
    expect(runnerCommands(result.log)).toContainEqual({
      command: 'error',
      data: expect.stringContaining('GitHub knows no commit by the name v0.0.0-never') as string,
    })
  })
})

describe('trouble', () => {
  test.each([
    [
      'an event that tells nothing',
      { event: 'push', payload: {} },
      'The event push does not tell what failed',
    ],
    ['a wrong input', { inputs: { mode: 'revert' } }, 'input mode'],
    ['a token that GitHub refuses', { inputs: { 'github-token': 'ghs_wrong' } }, 'GitHub answered 401'],
  ])('%s fails the step with one sentence', async (_, how, sentence) => {
    const result = await act(how)
    expect(result.exitCode).toBe(1)
    const errors = runnerCommands(result.log).filter(({ command }) => command === 'error')
    expect(errors).toEqual([{ command: 'error', data: expect.stringContaining(sentence) as string }])
    expect(result.log).not.toContain('    at ')
  })
})

test('a language model is not asked in a private repository without a second word', async () => {
  await using server = await scriptedServer(saying('{"ranking":["none"]}'))
  await act({ inputs: { 'openai-model': 'judge-1', 'openai-base-url': server.baseUrl } })
  expect(server.asked).toEqual([])
})
