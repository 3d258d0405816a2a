import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { type Config, defaultConfig } from '../../src/config/schema.ts'
import { watched } from '../../src/config/watched.ts'
import { aDeployment, aWorkflowRun } from '../builders/an-incident.ts'

const yes = { kind: 'watched' }
function no(because: string) {
  return { kind: 'ignored', because }
}
function environments(only: readonly string[], ignore: readonly string[] = []): Config {
  return { ...defaultConfig, environments: { only: [...only], ignore: [...ignore] } }
}

describe('what is watched', () => {
  it.each([
    ['production', yes],
    ['Preview', no('environment')],
    ['preview-pr-12', no('environment')],
    ['shop-preview', no('environment')],
    ['pr-12', no('environment')],
    ['review/feature', no('environment')],
    ['production-preprod', yes],
  ])('without a file are all environments but previews: %s', (environment, expected) => {
    expect(watched(defaultConfig, aDeployment({ environment }), 'main')).toEqual(expected)
  })

  it.each([
    ['main', yes],
    ['feature', no('branch')],
    ['Main', no('branch')],
  ])('without a file are workflows and checks of the default branch only: %s', (branch, expected) => {
    expect(watched(defaultConfig, aWorkflowRun({ branch }), 'main')).toEqual(expected)
    expect(watched(defaultConfig, { kind: 'check', name: 'lint', branch }, 'main')).toEqual(expected)
  })

  it('are the branches that the file names', () => {
    const config = { ...defaultConfig, branches: ['release/*'] }
    expect(watched(config, aWorkflowRun({ branch: 'release/1.2' }), 'main')).toEqual(yes)
    expect(watched(config, aWorkflowRun({ branch: 'main' }), 'main')).toEqual(no('branch'))
  })

  it('are the workflows and checks that the file names', () => {
    const config = { ...defaultConfig, checks: { only: ['CI*'], ignore: ['* (experimental)'] } }
    expect(watched(config, aWorkflowRun({ workflow: 'CI' }), 'main')).toEqual(yes)
    expect(watched(config, { kind: 'check', name: 'lint' }, 'main')).toEqual(no('check'))
    expect(watched(config, { kind: 'check', name: 'ci (experimental)' }, 'main')).toEqual(no('check'))
    expect(watched(config, aWorkflowRun({ workflow: 'Docs' }), 'main')).toEqual(no('check'))
  })

  it('are alerts in any case', () => {
    const config = { ...environments(['nothing']), checks: { only: ['nothing'], ignore: [] } }
    expect(watched(config, { kind: 'alert', name: 'x', environment: 'production' }, 'main')).toEqual(yes)
  })

  it.each([
    ['*', 'anything', true],
    ['a*c', 'abc', true],
    ['a*c', 'ac', true],
    ['a*a', 'a', false],
    ['a**b', 'a-b', true],
    ['*b*', 'abc', true],
    ['a*b*c', 'a-c-b', false],
    ['eu', 'eu-west', false],
    ['a.c', 'abc', false],
  ])('matches %s with %s: %s', (pattern, environment, expected) => {
    expect(watched(environments([pattern]), aDeployment({ environment }), 'main').kind === 'watched').toBe(
      expected,
    )
  })

  test.prop([
    fc.string({ unit: fc.constantFrom('a', 'b', '*') }),
    fc.string({ unit: fc.constantFrom('a', 'b') }),
  ])('matches what a regular expression would match', (pattern, environment) => {
    const expression = new RegExp(`^${pattern.replace(/\*+/gu, '.*')}$`, 'u')
    expect(watched(environments([pattern]), aDeployment({ environment }), 'main').kind === 'watched').toBe(
      expression.test(environment),
    )
  })
})
