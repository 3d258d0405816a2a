import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, it } from 'vitest'

import { openGit } from '../../double/git-repository.ts'
import { playStory, type Played } from '../../double/play-story.ts'
import { startStage, type Stage } from '../../double/stage.ts'
import { usualPermissions } from '../../double/start-double.ts'
import { judgeServer, type JudgeServer, type JudgeTraits } from '../../judges/judge-server.ts'
import { perfectMind } from '../../judges/minds.ts'
import { secret } from './a-webhook.ts'
import { type AppProcess, startAppProcess } from './running-app.ts'

const configuration = `
languageModel: {enabled: true, inPrivateRepositories: true, repeats: 1, explain: false}
report: {to: [issue, commit, check-run]}
`
const directory = mkdtempSync(join(tmpdir(), 'prime-suspect-app-model-'))
let stage: Stage
let judge: JudgeServer
let app: AppProcess
/** How often the App had written to GitHub whenever a question came in. */
const writtenBefore: number[] = []

beforeAll(async () => {
  const permissions = { ...usualPermissions, checks: 'write' } as const
  stage = await startStage({ commits: 6, configuration, double: { app: { permissions } } })
  judge = await judgeServer({ mind: () => ({ ranking: ['none'] }) })
  const env = {
    OPENAI_BASE_URL: judge.baseUrl,
    OPENAI_MODEL: 'judge-1',
    OPENAI_PRICE: '1/2',
    // Used up by the first question that is answered.
    OPENAI_TOKENS_PER_DAY: '50',
  }
  app = await startAppProcess(stage.double, { DATA_DIRECTORY: directory }, { env })
}, 120_000)

afterAll(async () => {
  await app.end('SIGTERM')
  await judge[Symbol.asyncDispose]()
  await stage.close()
  rmSync(directory, { recursive: true, force: true })
})

/** The failure of a shop of that name, told to the App, while the judge is so. */
async function failing(name: string, traits: JudgeTraits) {
  const { double, story } = stage
  const played = await playStory(double, { ...story, name }, openGit(story.dir))
  judge.traits = traits
  const since = double.calls.length
  const before = judge.requests()
  const failed = await double.payloads.deploymentStatus(played.repository, played.badDeployment.id)
  const delivery = await double.deliver('deployment_status', failed, { to: app.webhook, secret })
  await app.done(delivery.guid)
  const writes = double.calls.slice(since).flatMap(({ method, kind }) => (kind === 'write' ? [method] : []))
  return { texts: textsOf(played), writes: writes.join(' '), asked: judge.requests() - before }
}

const textsOf = ({ repository }: Played) => [
  ...repository.issues.map(({ body }) => body ?? ''),
  ...repository.commitComments.map(({ body }) => body),
  ...repository.ownChecks.map(({ output }) => output.summary),
]

const everywhereOnce = 'POST POST POST PATCH PATCH PATCH'

it('the App tells what it judged, asks a model then, and brings everything up to date once, whatever becomes of it', async () => {
  const { culprit } = stage.story
  const dead = await failing('dead', { mind: () => null, broken: { status: 500, body: '{}' } })
  expect(dead.asked).toBeGreaterThan(0)
  expect(dead.writes).toBe(everywhereOnce)
  for (const text of dead.texts) expect(text).toContain('is not heard: the endpoint answered 500.')

  const looking = perfectMind(({ title }) => title === culprit.title)
  const mark = stage.double.calls.length
  const judged = await failing('judged', {
    mind: (ballot, draw) => {
      writtenBefore.push(stage.double.counts(mark).writes)
      return looking(ballot, draw)
    },
  })
  expect(judged.asked).toBe(1)
  expect(writtenBefore).toEqual([3])
  expect(judged.writes).toBe(everywhereOnce)
  for (const text of judged.texts) {
    expect(text).toContain('A language model was asked 1 time about 6 changes and gave 1 valid vote')
    expect(text).toMatch(/\d+ tokens of a language model \(\$0\.\d+\)/u)
  }

  const spent = await failing('spent', { mind: looking })
  expect(spent.asked).toBe(0)
  expect(spent.writes).toBe(everywhereOnce)
  for (const text of spent.texts) expect(text).toMatch(/is not heard: the budget of .{1,60} is used up\./u)

  for (const { texts } of [dead, judged, spent]) {
    expect(texts).toHaveLength(3)
    for (const text of texts) expect(/#\d+/u.exec(text)?.[0]).toBe(`#${culprit.number}`)
  }
}, 120_000)
