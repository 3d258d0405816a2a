import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openStore } from '../../../src/adapters/store/open-store.ts'
import { runExport } from '../../../src/entries/app/run-export.ts'
import { quiet } from '../../adapters/store/contract/under-test.ts'
import { aSilentVerdict } from '../../builders/a-judgement.ts'
import { anIncident } from '../../builders/an-incident.ts'
import { aChangeId, anIncidentId, anInstant, aSha } from '../../builders/ids.ts'

const directory = mkdtempSync(join(tmpdir(), 'prime-suspect-export-'))
const store = { kind: 'embedded', directory: join(directory, 'data') } as const
const path = join(directory, 'cases.jsonl')
const change = aChangeId(aSha(12))
const at = anInstant()

beforeAll(async () => {
  const open = await openStore(store, quiet)
  const { cases, words } = open.forInstallation('4711')
  for (const name of ['worded', 'labelled']) {
    const incident = anIncident({ id: anIncidentId(name) })
    await cases.save({ incident, verdict: aSilentVerdict(), state: 'closed', issueUrl: null, updatedAt: at })
    const range = { good: aSha('good'), bad: aSha('bad') }
    await words.keepWindow(incident.id, { ...range, changes: [{ id: change, pull: 12 }], failures: [] })
  }
  const by = { by: '7', at }
  const said = { kind: 'confirmed', change } as const
  await words.record(anIncidentId('worded'), { ...by, source: 'comment:1', said })
  const flaky = { kind: 'flaky', how: 'label' } as const
  await words.record(anIncidentId('labelled'), { ...by, source: 'issue:2', said: flaky })
  await open.close()
}, 60_000)

afterAll(() => rmSync(directory, { recursive: true, force: true }))

const written = () =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { readonly id: string; readonly answer: unknown })

describe('the export of what maintainers said', () => {
  it('is a case file with answers, those by label too', async () => {
    expect(await runExport(['4711', path], { store })).toBe(`Wrote 2 cases to ${path}.`)
    expect(written().map(({ id, answer }) => [id, answer])).toEqual([
      ['labelled', { culprits: [] }],
      ['worded', { culprits: [change] }],
    ])
  })

  it('takes words only where it is told to', async () => {
    expect(await runExport(['4711', path, '1'], { store })).toBe(`Wrote 1 case to ${path}.`)
    expect(written().map(({ id }) => id)).toEqual(['worded'])
  })

  it('is of one repository where one is named, however it is written', async () => {
    expect(await runExport(['4711', path, '0.5', 'Acme/Shop'], { store })).toBe(`Wrote 2 cases to ${path}.`)
    expect(await runExport(['4711', path, '0.5', 'acme/api'], { store })).toBe(`Wrote 0 cases to ${path}.`)
  })

  it('of another installation is empty', async () => {
    expect(await runExport(['4712', path], { store })).toBe(`Wrote 0 cases to ${path}.`)
  })

  it.each([
    [[]],
    [['4711']],
    [['acme', path]],
    [['4711', path, '2']],
    [['4711', path, '1', 'more']],
    [['4711', path, '1', 'acme/shop', 'more']],
  ])('says how it is called when given %j', async (given) => {
    await expect(runExport(given, { store })).rejects.toMatchObject({ name: 'Refusal', kind: 'bad-input' })
  })

  it('says where it cannot write', async () => {
    const nowhere = join(directory, 'nowhere', 'cases.jsonl')
    await expect(runExport(['4711', nowhere], { store })).rejects.toMatchObject({
      message: `${nowhere} cannot be written (ENOENT).`,
    })
  })
})
