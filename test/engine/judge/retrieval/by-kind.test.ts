import { expect, it } from 'vitest'

import { byKind } from '../../../../src/engine/judge/retrieval/by-kind.ts'
import type { Symptom } from '../../../../src/engine/model/symptom.ts'
import { aChange, aFile, bystanders } from '../../../builders/a-change.ts'
import { aDiagnostic, anErrorMessage, aPlace } from '../../../builders/symptoms.ts'
import { aQuestion } from './a-question.ts'

const touching = (path: string) => aChange({ pull: 99, files: [aFile({ path })] })
const found = (symptom: Symptom, path: string): boolean => {
  const change = touching(path)
  const question = aQuestion({}, { symptoms: [symptom], places: [], tellingLines: [] })
  return byKind.find(question, [change, ...bystanders(3)]).has(change.id)
}

const resolution = aDiagnostic({ tool: 'npm', severity: 'error', message: 'ERESOLVE could not resolve' })
const migration = anErrorMessage({ text: 'column "region" does not exist' })

it.each([
  ['a dependency that cannot be resolved', resolution, 'package-lock.json'],
  [
    'a module that is not there',
    anErrorMessage({ text: "Cannot find module 'left-pad'" }),
    'api/package.json',
  ],
  ['a module that is not there', anErrorMessage({ text: "No module named 'yaml'" }), 'requirements/dev.txt'],
  ['a lock that is out of date', aDiagnostic({ tool: 'poetry' }), 'poetry.lock'],
  ['versions that do not go together', aDiagnostic({ tool: 'uv' }), 'pyproject.toml'],
  [
    'a package that no module provides',
    aDiagnostic({ tool: 'go', message: 'no required module provides package example.org/till' }),
    'go.mod',
  ],
  ['modules that do not add up', aDiagnostic({ tool: 'go-modules' }), 'go.sum'],
  ['an image that cannot be built', aDiagnostic({ tool: 'docker' }), 'deploy/Dockerfile.api'],
  ['a plan that cannot be applied', aDiagnostic({ tool: 'terraform' }), 'live/main.tf'],
  ['a chart that cannot be installed', aDiagnostic({ tool: 'helm' }), 'charts/api/templates/job.yaml'],
  ['a migration of Django', aDiagnostic({ tool: 'django' }), 'shop/migrations/0002_region.py'],
  ['a migration of Knex', aDiagnostic({ tool: 'knex' }), 'migrations/20260102_region.js'],
  ['a database that lacks a column', migration, 'db/migrate/20260102_region.rb'],
])('of %s it suspects a change of such files', (_what, symptom, path) => {
  expect(found(symptom, path)).toBe(true)
})

it.each([
  ['a dependency', resolution, 'src/cart.ts'],
  ['a database', migration, 'package.json'],
  ['a test', anErrorMessage({ text: 'expected 3 to be 4' }), 'package.json'],
  ['Go that does not compile', aDiagnostic({ tool: 'go', message: 'undefined: newRouter' }), 'go.mod'],
  ['a warning', aDiagnostic({ tool: 'npm', severity: 'warning', message: 'old lock' }), 'package.json'],
])('of %s it suspects no change of other files', (_what, symptom, path) => {
  expect(found(symptom, path)).toBe(false)
})

it('is silent where the last good run said the same', () => {
  expect(found({ ...resolution, novel: false }, 'package-lock.json')).toBe(false)
})

it('says why beside what else quotes the same annotation, which stands on no line', () => {
  const noted = aDiagnostic({ tool: 'npm', message: 'ERESOLVE', at: aPlace({ line: 0 }) })
  const change = touching('package.json')
  const question = aQuestion({}, { symptoms: [noted], places: [], tellingLines: [] })
  expect(byKind.find(question, [change]).get(change.id)?.evidence?.line).toBe(0)
})

it('says why, with the line of the log', () => {
  const change = touching('package.json')
  const question = aQuestion({}, { symptoms: [resolution], places: [], tellingLines: [] })
  expect(byKind.find(question, [change]).get(change.id)?.evidence).toEqual({
    says: 'It changes what the code depends on, and the failure is about a dependency.',
    quote: resolution.at.quote,
    file: null,
    line: resolution.at.line,
  })
})
