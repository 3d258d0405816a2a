import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'

import type { dossierSchema } from '../../../src/adapters/case-file/dossier-schema.ts'
import { readDossier } from '../../../src/adapters/case-file/read-dossier.ts'
import { writeDossier } from '../../../src/adapters/case-file/write-dossier.ts'
import type { Dossier } from '../../../src/engine/model/dossier.ts'
import { aChange } from '../../builders/a-change.ts'
import { aContext, aDossier } from '../../builders/a-dossier.ts'
import { aFailure, anAnnotation, anAttempt } from '../../builders/a-failure.ts'
import { anEmptyRange, anOpenRange, aRange } from '../../builders/a-range.ts'
import { aDeployment, anIncident, aWorkflowRun } from '../../builders/an-incident.ts'
import { aSha } from '../../builders/ids.ts'
import { aRed } from '../../builders/merge-checks.ts'

/** Each can stand for the other. */
type Same<A, B> = [A, B] extends [B, A] ? true : false

it('the schema and the model say the same, both ways (the compiler checks it)', () => {
  const same: Same<z.infer<typeof dossierSchema>, Dossier> = true
  const less: Same<Omit<z.infer<typeof dossierSchema>, 'gaps'>, Dossier> = false
  expect([same, less]).toEqual([true, false])
})

const text = fc.string({ unit: 'binary' })
const completeness = fc.constantFrom(
  { kind: 'complete' as const },
  { kind: 'truncated' as const, because: 'too large' },
  { kind: 'unknown' as const, because: 'no permission' },
)
const dossiers: fc.Arbitrary<Dossier> = fc
  .record({
    text,
    completeness,
    range: fc.constantFrom(aRange(), anOpenRange(), anEmptyRange()),
    failing: fc.constantFrom(
      aDeployment(),
      aWorkflowRun(),
      { kind: 'check' as const, name: 'test' },
      { kind: 'alert' as const, name: 'latency', environment: null },
    ),
  })
  .map(({ text, completeness, range, failing }) =>
    aDossier({
      incident: anIncident({ failing, title: text }),
      range,
      changes: [
        aChange({ body: text, filesCompleteness: completeness }),
        aChange({ pull: null, author: null }),
      ],
      failures: [
        aFailure({
          log: { text, completeness, elisions: [{ afterLine: 0, lines: 2 }] },
          annotations: [anAnnotation({ message: text })],
        }),
      ],
      attempts: [anAttempt({ at: null })],
      context: aContext({
        lineHistories: [{ path: text, start: 1, end: 3, commits: [aSha(1)] }],
        sources: [{ path: text, text, completeness }],
      }),
      ...(completeness.kind === 'unknown'
        ? {}
        : { mergeChecks: [{ ...aRed(aChange(), text), completeness }] }),
      gaps: [{ what: text, completeness: { kind: 'unknown', because: text } }],
    }),
  )

/** The same value with the keys of every object in reverse. */
function turned<T>(value: T): T {
  if (Array.isArray(value)) return value.map(turned) as T
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(
    ([key, inner]: [string, unknown]) => [key, turned(inner)] as const,
  )
  return Object.fromEntries(entries.toReversed()) as T
}

describe('a dossier that is written', () => {
  test.prop([dossiers])('reads back the same', (dossier) => {
    expect(readDossier(writeDossier(dossier), 'here')).toEqual(dossier)
  })

  test.prop([dossiers])('is the same bytes, whatever order its keys were made in', (dossier) => {
    expect(writeDossier(turned(dossier))).toBe(writeDossier(dossier))
  })

  it('before checks were gathered is read, and is judged without them', () => {
    const old = aDossier()
    expect(writeDossier(old)).not.toContain('mergeChecks')
    expect(readDossier(writeDossier(old), 'here').mergeChecks).toBeUndefined()
  })

  it('tells its version first', () => {
    expect(writeDossier(aDossier())).toMatch(/^\{\n {2}"version": 1,\n {2}"incident": \{/)
  })
})

describe('what is no dossier is refused', () => {
  const written = () => JSON.parse(writeDossier(aDossier())) as Record<string, unknown>
  const reading = (value: unknown) => () => readDossier(JSON.stringify(value), 'old.json')

  it('text', () =>
    expect(() => readDossier('hello', 'old.json')).toThrow('old.json: this is not a dossier: it is not JSON'))

  it.each([[null], [[]], [{}], [{ version: '1' }]])('%j', (value) => {
    expect(reading(value)).toThrow('it has no version number')
  })

  it('a newer one, with what to do', () => {
    expect(reading({ ...written(), version: 2 })).toThrow(
      expect.objectContaining({
        kind: 'bad-input',
        message: 'old.json: this is a dossier of version 2; this program reads version 1',
        mend: expect.stringContaining('update') as string,
      }),
    )
  })

  it('an older one, with what to do', () => {
    expect(reading({ ...written(), version: 0 })).toThrow(
      expect.objectContaining({ mend: expect.stringContaining('Record the incident again') as string }),
    )
  })

  it('one with an unknown key', () => expect(reading({ ...written(), extra: 1 })).toThrow(/extra/))

  it('one with a commit that is none', () => {
    expect(
      reading({ ...written(), tree: { sha: 'main', paths: [], completeness: { kind: 'complete' } } }),
    ).toThrow(/not a dossier: tree\.sha/)
  })
})
