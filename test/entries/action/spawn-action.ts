import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { runnerFiles } from './runner-files.ts'

/** One step of a workflow, as the runner would start it. */
export type Step = {
  /** The bundle's `index.js`. */
  readonly main: string
  readonly event: string
  readonly payload: unknown
  readonly repository: string
  readonly apiUrl: string
  /** Inputs that differ from the defaults below. */
  readonly inputs: Readonly<Record<string, string>>
}

export type StepResult = {
  readonly exitCode: number | null
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
}

const defaults = {
  mode: 'observe',
  'fail-on': 'never',
  login: 'github-actions[bot]',
}

/** Runs the bundle as its own process with nothing but what a runner gives it. */
export async function spawnAction({
  main,
  event,
  payload,
  repository,
  apiUrl,
  inputs,
}: Step): Promise<StepResult> {
  using files = runnerFiles()
  const eventPath = join(files.folder, 'event.json')
  writeFileSync(eventPath, JSON.stringify(payload))
  const given = Object.entries({ ...defaults, ...inputs }).map(([name, value]) => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ])
  const environment = {
    ...files.environment,
    PATH: process.env['PATH'] ?? '',
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_REPOSITORY: repository,
    GITHUB_API_URL: apiUrl,
    GITHUB_SERVER_URL: 'https://github.com',
    ...(Object.fromEntries(given) as Record<string, string>),
  }
  const { exitCode, log } = await finished(main, environment)
  return { exitCode, log, outputs: files.outputs(), summary: files.summary() }
}

function finished(main: string, env: NodeJS.ProcessEnv): Promise<Pick<StepResult, 'exitCode' | 'log'>> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let log = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        log += text
      })
    }
    child.on('error', reject)
    child.on('close', (exitCode) => resolve({ exitCode, log }))
  })
}
