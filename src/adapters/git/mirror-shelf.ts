import { type Dirent } from 'node:fs'
import { readdir, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'

import { Refusal } from '../../engine/model/refusal.ts'
import { withMirrorLock } from './mirror-lock.ts'

export type Shelf = {
  /** Bytes of all mirrors that were left. */
  readonly bytes: number
  /** How many mirrors were thrown away. */
  readonly evicted: number
}

/** A triage may still read from a mirror that was used so lately. */
const inUseMs = 60 * 60_000

/** Remembers that a mirror was used now: git leaves the time of its HEAD alone. */
export async function noteUse(mirror: string): Promise<void> {
  const now = new Date()
  await utimes(join(mirror, 'HEAD'), now, now)
}

/**
 * Throws the mirrors away that were unused for longest until the others fit into so many bytes. One that was used
 * within the last hour, or that somebody is bringing up to date, stays. Mirrors lie in `<directory>/<owner>/<name>.git`.
 */
export async function trimShelf(directory: string, mostBytes: number, now = Date.now()): Promise<Shelf> {
  const mirrors = (await mirrorsIn(directory)).toSorted((a, b) => a.usedAt - b.usedAt)
  let bytes = mirrors.reduce((sum, mirror) => sum + mirror.bytes, 0)
  let evicted = 0
  for (const mirror of mirrors) {
    if (bytes <= mostBytes) break
    if (mirror.usedAt > now - inUseMs || !(await removeMirror(mirror.path, 0))) continue
    bytes -= mirror.bytes
    evicted += 1
  }
  return { bytes, evicted }
}

/**
 * Deletes a mirror; false where somebody brings it up to date for longer than `patienceMs`.
 */
export async function removeMirror(mirror: string, patienceMs?: number): Promise<boolean> {
  if (!(await isThere(mirror))) return true
  try {
    const remove = async () => await rm(mirror, { recursive: true, force: true })
    await withMirrorLock(`${mirror}.lock`, remove, patienceMs)
    return true
  } catch (thrown) {
    if (thrown instanceof Refusal) return false
    throw thrown
  }
}

type Mirror = { readonly path: string; readonly bytes: number; readonly usedAt: number }

async function mirrorsIn(directory: string): Promise<readonly Mirror[]> {
  const mirrors: Mirror[] = []
  for (const owner of await entriesOf(directory)) {
    if (!owner.isDirectory()) continue
    for (const one of await entriesOf(join(directory, owner.name))) {
      if (!one.isDirectory() || !one.name.endsWith('.git')) continue
      const path = join(directory, owner.name, one.name)
      mirrors.push({ path, bytes: await bytesIn(path), usedAt: await usedAt(path) })
    }
  }
  return mirrors
}

/** One that was never made to its end has no HEAD. */
async function usedAt(mirror: string): Promise<number> {
  const found = await stat(join(mirror, 'HEAD'))
    .catch(() => stat(mirror))
    .catch(() => null)
  return found?.mtimeMs ?? 0
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0
  for (const entry of await entriesOf(folder)) {
    const path = join(folder, entry.name)
    bytes += entry.isDirectory() ? await bytesIn(path) : ((await stat(path).catch(() => null))?.size ?? 0)
  }
  return bytes
}

/** Another process may delete at the same time. */
async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  return await readdir(folder, { withFileTypes: true }).catch(() => [])
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  )
}
