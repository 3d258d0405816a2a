import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { readSnapshot, type SnapshotHead } from '../copy/snapshot-file.ts'

/** A snapshot of which every byte was read and found good. */
export type GoodSnapshot = { readonly path: string; readonly head: SnapshotHead }

export async function snapshotFolder(directory: string): Promise<string> {
  const folder = join(directory, 'snapshots')
  await mkdir(folder, { recursive: true })
  return folder
}

export function snapshotName(madeAt: Date): string {
  return `${madeAt.toISOString().replaceAll(/[:.]/g, '-')}.jsonl.gz`
}

/** Newest first. */
export async function snapshotNames(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder)
  return names
    .filter((name) => name.endsWith('.jsonl.gz'))
    .sort()
    .toReversed()
}

/** The newest snapshot that is whole, and how many newer ones were not. */
export async function newestGood(
  directory: string,
): Promise<{ readonly good: GoodSnapshot | null; readonly bad: number }> {
  const folder = await snapshotFolder(directory)
  let bad = 0
  for (const name of await snapshotNames(folder)) {
    const path = join(folder, name)
    const head = await headOfWhole(path)
    if (head !== null) return { good: { path, head }, bad }
    bad += 1
  }
  return { good: null, bad }
}

async function headOfWhole(path: string): Promise<SnapshotHead | null> {
  let head: SnapshotHead | null = null
  try {
    for await (const part of readSnapshot(path)) if (part.kind === 'head') head = part.head
    return head
  } catch {
    return null
  }
}

const newestKept = 3
const hour = 3_600_000

/** Removes all snapshots but the newest three, the newest that is an hour old and the newest that is a day old. */
export async function clearOld(folder: string, now: Date): Promise<void> {
  const names = await snapshotNames(folder)
  const before = (age: number) => snapshotName(new Date(now.getTime() - age))
  const kept = new Set([
    ...names.slice(0, newestKept),
    names.find((name) => name <= before(hour)),
    names.find((name) => name <= before(24 * hour)),
  ])
  for (const name of await readdir(folder)) {
    if (!kept.has(name)) await rm(join(folder, name), { force: true })
  }
}
