import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { lockDirectory } from '../../../src/adapters/store/directory-lock.ts'
import { appKeyPair } from '../../double/app-key.ts'
import { openDoor, secret } from './a-webhook.ts'

type Ended = { readonly code: number | null; readonly said: string; readonly heard: readonly string[] }

/** Starts the App as `npm start` does and waits for its end; `heard` are the ports it ever listened on. */
async function start(env: Readonly<Record<string, string>>): Promise<Ended> {
  const main = join(import.meta.dirname, '../../../src/entries/app/main.ts')
  const tracer = `data:text/javascript,import net from 'node:net'; const { listen } = net.Server.prototype; net.Server.prototype.listen = function (...to) { console.log('LISTENS', to[0]); return listen.apply(this, to) }`
  const started = spawn(process.execPath, ['--import', tracer, main], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [started.stdout, started.stderr]) stream.on('data', (data) => (said += String(data)))
  const code = await new Promise<number | null>((resolve) => started.once('close', resolve))
  return { code, said, heard: said.split('\n').filter((line) => line.startsWith('LISTENS')) }
}

describe('npm start', () => {
  let directory: string
  let complete: Readonly<Record<string, string>>

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'prime-suspect-main-'))
    complete = {
      APP_ID: '1',
      PRIVATE_KEY: appKeyPair().privateKey,
      WEBHOOK_SECRET: secret,
      DATA_DIRECTORY: directory,
      HOST: '127.0.0.1',
      PORT: '0',
    }
  })

  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  it('without credentials says what is missing and how to get it, and opens no port', async () => {
    const { code, said, heard } = await start({})
    expect(code).toBe(2)
    for (const name of ['APP_ID', 'PRIVATE_KEY', 'WEBHOOK_SECRET'])
      expect(said).toContain(`- ${name} is not set`)
    expect(heard).toEqual([])
  })

  it.each([
    ['missing', ''],
    ['the one that Probot would take', 'development'],
    ['too short to be a secret', secret.slice(0, 31)],
    ['too regular to be a secret', 'a'.repeat(64)],
  ])('refuses a webhook secret that is %s', async (_what, WEBHOOK_SECRET) => {
    const { code, said, heard } = await start({ ...complete, WEBHOOK_SECRET })
    expect(code).toBe(2)
    expect(said).toContain('- WEBHOOK_SECRET is')
    expect(heard).toEqual([])
  })

  it('says in words that its data directory is in use', async () => {
    const lock = lockDirectory(directory)
    const { code, said } = await start(complete)
    lock.release()
    expect(code).toBe(1)
    expect(said).toContain(`The data directory ${directory} is in use by process ${process.pid}`)
  })

  it('says in words that its port is taken', async () => {
    const door = await openDoor({})
    const { code, said, heard } = await start({ ...complete, PORT: String(door.port) })
    await door.close()
    expect(code).toBe(1)
    expect(heard).toHaveLength(1)
    expect(said).toContain(`The App cannot listen on 127.0.0.1:${door.port}`)
  })

  it('says in words that its database cannot be reached', async () => {
    const { code, said } = await start({
      ...complete,
      DATABASE_URL: 'postgres://nobody:hidden@127.0.0.1:1/none',
    })
    expect(code).toBe(1)
    expect(said).toContain('The PostgreSQL server of DATABASE_URL cannot be used')
    expect(said).not.toContain('hidden')
  })
})
