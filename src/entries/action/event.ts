import { readFileSync } from 'node:fs'

import { z } from 'zod'

import type { Target, WorkflowEvent } from '../../compose/compose-action.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import type { Inputs } from './inputs.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Events whose payload tells what failed. */
const telling = new Set([
  'workflow_run',
  'deployment_status',
  'check_suite',
  'status',
  'issue_comment',
  'repository_dispatch',
])

const dispatchSchema = z.object({
  inputs: z
    .object({
      environment: z.string().default(''),
      'run-id': z.union([z.string(), z.number().transform(String)]).default(''),
      good: z.string().default(''),
      bad: z.string().default(''),
    })
    .nullish(),
})

/** Reads the event file that the runner wrote. Throws {@link Refusal} outside of a workflow. */
export function readEvent(environment: Environment): WorkflowEvent {
  const { GITHUB_EVENT_NAME: name = '', GITHUB_EVENT_PATH: path = '' } = environment
  const mend = 'Run this as a step of a GitHub Actions workflow.'
  if (name === '' || path === '') {
    throw new Refusal('bad-input', 'GITHUB_EVENT_NAME and GITHUB_EVENT_PATH are not set', mend)
  }
  try {
    return { name, payload: JSON.parse(readFileSync(path, 'utf8')) as unknown }
  } catch (cause) {
    throw new Refusal('bad-input', `The event file ${path} cannot be read as JSON`, mend, { cause })
  }
}

/**
 * What to look at: the run or environment that the inputs name, else those that a person gave to `workflow_dispatch`
 * under the same names, else what the event tells of.
 */
export function targetOf(inputs: Inputs, event: WorkflowEvent): Target {
  const asked = dispatched(event)
  const first = (name: 'run-id' | 'environment' | 'good' | 'bad'): string =>
    inputs[name] || (asked?.[name].trim() ?? '')
  const [runId, environment] = [first('run-id'), first('environment')]
  const range = { good: first('good') || null, bad: first('bad') || null }
  if (runId !== '') return { what: { kind: 'run', runId: runNumber(runId) }, ...range }
  if (telling.has(event.name)) {
    return { what: { kind: 'event', event, environment: environment || null }, ...range }
  }
  if (event.name === 'schedule')
    return { what: { kind: 'clock', environment: environment || null }, ...range }
  if (environment !== '') return { what: { kind: 'deployment', environment }, ...range }
  throw new Refusal(
    'bad-input',
    `The event ${event.name} does not tell what failed`,
    'Start the workflow on workflow_run, deployment_status, issue_comment, repository_dispatch or schedule, or give ' +
      'the input run-id or environment.',
  )
}

function dispatched(event: WorkflowEvent): NonNullable<z.infer<typeof dispatchSchema>['inputs']> | null {
  if (event.name !== 'workflow_dispatch') return null
  return dispatchSchema.safeParse(event.payload).data?.inputs ?? null
}

function runNumber(runId: string): string {
  if (/^\d{1,20}$/u.test(runId)) return runId
  const mend = 'The number stands in the address of the run: …/actions/runs/<number>.'
  throw new Refusal('bad-input', 'run-id is not the number of a workflow run', mend)
}
