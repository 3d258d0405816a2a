import { randomUUID } from 'node:crypto'
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

import { z } from 'zod'

import { Refusal } from '../../engine/model/refusal.ts'

/** The embedded database has no lock of its own: two processes on one directory destroy it. */
export type DirectoryLock = { release(): void }

const holder = z.object({
  nonce: z.string(),
  pid: z.int(),
  host: z.string(),
  /** When the kernel started that process, which tells a reused process id from the holder; null where unknown. */
  processStarted: z.string().nullable(),
})

type Holder = z.infer<typeof holder>

const signOfLifeMs = 5000
const deadAfterMs = 30_000

/**
 * Takes the directory for this process, making it where it is missing.
 *
 * A holder on this machine is alive when its process is. A holder on another machine (or in another container) is
 * presumed alive while it touches the file, which it does every five seconds.
 * @throws {Refusal} `unavailable` when another process holds it
 */
export function lockDirectory(directory: string): DirectoryLock {
  mkdirSync(directory, { recursive: true })
  const path = join(directory, 'lock')
  const mine: Holder = {
    nonce: randomUUID(),
    pid: process.pid,
    host: hostname(),
    processStarted: startOf(process.pid),
  }
  take(path, mine, directory)
  const beat = setInterval(() => showLife(path), signOfLifeMs)
  beat.unref()
  return {
    release: () => {
      clearInterval(beat)
      if (read(path)?.nonce === mine.nonce) rmSync(path, { force: true })
    },
  }
}

function take(path: string, mine: Holder, directory: string): void {
  if (create(path, mine)) return
  const other = read(path)
  if (other !== null && isAlive(other, path)) throw heldBy(other, directory)
  moveAside(path, other)
  if (!create(path, mine)) throw heldBy(read(path), directory)
}

/** Links a written file to the name, so that nobody ever reads a half written one. False where the name is taken. */
function create(path: string, mine: Holder): boolean {
  const written = `${path}.${randomUUID()}`
  writeFileSync(written, JSON.stringify(mine), { flag: 'wx' })
  try {
    linkSync(written, path)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  } finally {
    rmSync(written, { force: true })
  }
}

/** Renames the dead holder's file away. If another process was quicker, its live file goes back and it wins. */
function moveAside(path: string, dead: Holder | null): void {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return
    throw error
  }
  const moved = read(aside)
  if (moved !== null && moved.nonce !== dead?.nonce) create(path, moved)
  rmSync(aside, { force: true })
}

function isAlive(other: Holder, path: string): boolean {
  if (other.host !== hostname()) return Date.now() - statSync(path).mtimeMs < deadAfterMs
  if (!isRunning(other.pid)) return false
  const started = startOf(other.pid)
  return started === null || other.processStarted === null || started === other.processStarted
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isCode(error, 'EPERM')
  }
}

/** Field 22 of /proc/<pid>/stat: clock ticks after boot, so it goes with the boot's own id. Linux only. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`
  } catch {
    return null
  }
}

/** Null for a missing file and for one that is not ours to read, such as one torn by a power cut. */
function read(path: string): Holder | null {
  try {
    return holder.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

function showLife(path: string): void {
  try {
    utimesSync(path, new Date(), new Date())
  } catch {
    // The directory went away: the database says so better than a lock can.
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

function heldBy(other: Holder | null, directory: string): Refusal {
  const who = other === null ? 'another process' : `process ${other.pid} on ${other.host}`
  return new Refusal(
    'unavailable',
    `The data directory ${directory} is in use by ${who}`,
    'Stop that process, or give this one a data directory of its own. For more than one process set DATABASE_URL ' +
      'to a PostgreSQL server.',
  )
}
