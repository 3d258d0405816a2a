import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { readEvent, targetOf } from '../../../src/entries/action/event.ts'
import type { Inputs } from '../../../src/entries/action/inputs.ts'

function inputs(over: Partial<Inputs> = {}): Inputs {
  return {
    'github-token': 't',
    mode: 'observe',
    environment: '',
    'run-id': '',
    good: '',
    bad: '',
    'max-suspects': null,
    'fail-on': 'never',
    login: 'github-actions[bot]',
    'log-hosts': [],
    'openai-api-key': '',
    'openai-base-url': '',
    'openai-model': '',
    ...over,
  }
}

describe('what is looked at', () => {
  test.each(['workflow_run', 'deployment_status'])('on %s it is what the event tells of', (name) => {
    const event = { name, payload: { action: 'completed' } }
    expect(targetOf(inputs(), event)).toEqual({
      what: { kind: 'event', event, environment: null },
      good: null,
      bad: null,
    })
  })

  test('an environment on such an event narrows it', () => {
    const event = { name: 'deployment_status', payload: {} }
    expect(targetOf(inputs({ environment: 'production' }), event).what).toEqual({
      kind: 'event',
      event,
      environment: 'production',
    })
  })

  test('a run that is given counts more than the event', () => {
    const event = { name: 'workflow_run', payload: {} }
    const target = targetOf(inputs({ 'run-id': '7001', good: 'v1', bad: 'main' }), event)
    expect(target).toEqual({ what: { kind: 'run', runId: '7001' }, good: 'v1', bad: 'main' })
  })

  test('on a schedule nothing has to be named, and an environment may be', () => {
    const onSchedule = (over = {}) => targetOf(inputs(over), { name: 'schedule', payload: {} }).what
    expect(onSchedule()).toEqual({ kind: 'clock', environment: null })
    expect(onSchedule({ environment: 'production' })).toEqual({ kind: 'clock', environment: 'production' })
  })

  test.each(['issue_comment', 'repository_dispatch', 'check_suite', 'status'])(
    '%s tells by its payload',
    (name) => {
      const event = { name, payload: {} }
      expect(targetOf(inputs({}), event).what).toEqual({ kind: 'event', event, environment: null })
    },
  )

  test.each([
    ['a run', { 'run-id': '7001' }, { kind: 'run', runId: '7001' }],
    ['a run as a number', { 'run-id': 7001 }, { kind: 'run', runId: '7001' }],
    ['an environment', { environment: 'staging' }, { kind: 'deployment', environment: 'staging' }],
  ])('a person can dispatch the workflow for %s', (_, given, what) => {
    const event = { name: 'workflow_dispatch', payload: { inputs: given } }
    expect(targetOf(inputs(), event).what).toEqual(what)
  })

  test('inputs of the step count more than inputs of the dispatch', () => {
    const event = { name: 'workflow_dispatch', payload: { inputs: { environment: 'staging', good: 'v1' } } }
    expect(targetOf(inputs({ environment: 'production' }), event)).toEqual({
      what: { kind: 'deployment', environment: 'production' },
      good: 'v1',
      bad: null,
    })
  })

  test.each([
    ['push', {}],
    ['workflow_dispatch', { inputs: null }],
    ['workflow_dispatch', null],
    ['pull_request', { inputs: { 'run-id': '7001' } }],
  ])('%s without more is refused with a way out', (name, payload) => {
    expect(() => targetOf(inputs(), { name, payload })).toThrow(
      expect.objectContaining({ kind: 'bad-input', mend: expect.stringContaining('run-id') as string }),
    )
  })

  test('a dispatched run that is no number is refused', () => {
    const event = { name: 'workflow_dispatch', payload: { inputs: { 'run-id': '../7' } } }
    expect(() => targetOf(inputs(), event)).toThrow('run-id is not the number of a workflow run')
  })
})

describe('the event file', () => {
  let folder: string

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'event-'))
  })

  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  test('is read from where the runner says', () => {
    const path = join(folder, 'event.json')
    writeFileSync(path, '{"action":"completed"}')
    expect(readEvent({ GITHUB_EVENT_NAME: 'workflow_run', GITHUB_EVENT_PATH: path })).toEqual({
      name: 'workflow_run',
      payload: { action: 'completed' },
    })
  })

  test('missing, broken or unnamed, it is refused', () => {
    const broken = join(folder, 'broken.json')
    writeFileSync(broken, '{')
    const refusal = expect.objectContaining({ name: 'Refusal', kind: 'bad-input' }) as Error
    expect(() => readEvent({})).toThrow(refusal)
    expect(() => readEvent({ GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: broken })).toThrow(refusal)
    expect(() => readEvent({ GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: join(folder, 'no') })).toThrow(
      refusal,
    )
  })
})
