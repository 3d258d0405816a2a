import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { openStore } from '../../../src/adapters/store/open-store.ts'
import { aDelivery, aTriage, quiet } from '../../adapters/store/contract/under-test.ts'
import { type Postgres, startPostgres } from '../../postgres/start-postgres.ts'
import { runCli } from './run-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'prime-suspect-tend-'))
const directory = join(folder, 'data')
let server: Postgres

beforeAll(async () => {
  server = await startPostgres()
  const store = await openStore({ kind: 'embedded', directory }, quiet, { tries: 1 })
  await store.deliveries.record(aDelivery({ installation: '7' }), aTriage())
  await store.queue.work(async () => await Promise.reject(new Error('no \u001B[31mluck')), { atOnce: 1 })
  await vi.waitFor(async () => expect((await store.queue.depth()).dead).toBe(1), { timeout: 20_000 })
  await store.close()
}, 60_000)

afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const cli = async (...words: readonly string[]) =>
  await runCli(words, { env: { DATA_DIRECTORY: directory, DATABASE_URL: null } })

describe('whoever looks after a store', () => {
  it('sees what was given up, and why, without its control characters', async () => {
    const { code, stdout } = await cli('dead-letters', 'list')
    expect(stdout).toMatch(
      /^[0-9a-f-]{36} {2}\S+Z {2}installation 7 {2}triage {2}1 tries {2}Error: no .*luck\n$/,
    )
    expect(stdout).not.toContain('\u001B')
    expect(code).toBe(0)
  })

  it('says which are to be put back', async () => {
    expect(await cli('dead-letters', 'requeue')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/not clear/) as string,
    })
    const unknown = await cli('dead-letters', 'requeue', '00000000-0000-0000-0000-000000000000')
    expect(unknown).toMatchObject({ code: 2, stdout: 'Put back 0 jobs.\n' })
    expect(await cli('dead-letters', 'requeue', '--all')).toMatchObject({
      code: 0,
      stdout: 'Put back 1 job.\n',
    })
    expect(await cli('dead-letters', 'list')).toMatchObject({ code: 0, stdout: 'No job was given up.\n' })
  })

  it('takes out what is kept of one installation', async () => {
    const out = join(folder, 'rows.jsonl')
    const { code, stdout } = await cli('store', 'export', '--installation', '7', '--out', out)
    const tables = readFileSync(out, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { table: string })
    expect(stdout).toBe(`Wrote ${tables.length} rows to ${out}.\n`)
    expect(tables.map(({ table }) => table)).toEqual(expect.arrayContaining(['deliveries', 'jobs']))
    expect(code).toBe(0)
  })

  it('moves to a server, where the work waits', async () => {
    const url = await server.createDatabase()
    expect(await cli('store', 'migrate', '--from', directory)).toMatchObject({ code: 2 })
    const moved = await cli('store', 'migrate', '--from', directory, '--to', url)
    expect(moved).toMatchObject({ code: 0, stderr: '' })
    expect(moved.stdout).toMatch(/prime_suspect\.deliveries {2}1 rows.*Moved \d+ rows/s)
    const again = await cli('store', 'migrate', '--from', directory, '--to', url)
    expect(again.stdout).toContain('nothing had to be written')
    expect(await cli('dead-letters', 'list')).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/was moved to a PostgreSQL/) as string,
    })
  })
})
