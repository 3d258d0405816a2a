import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'

import type { StorePlace } from '../../src/adapters/store/open-store.ts'
import type { Range } from './some-deliveries.ts'

/** What a replica is told to do: to put deliveries first, to work, and whether it ends when there is nothing to do. */
export type ReplicaOrders = {
  readonly place: StorePlace
  readonly effects: string
  readonly put: Range | null
  readonly work: boolean
  readonly endsWhenIdle: boolean
}

export function startReplica(orders: ReplicaOrders): ChildProcess {
  const path = join(import.meta.dirname, 'replica-process.ts')
  return spawn(process.execPath, [path, JSON.stringify(orders)], { stdio: ['ignore', 'pipe', 'inherit'] })
}

/** Resolves once it takes jobs: what it says then is all it ever says. */
export async function working(replica: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    replica.stdout?.once('data', () => resolve())
    replica.once('exit', (code) => reject(new Error(`a replica ended with ${code} before it worked`)))
  })
}

/** Resolves with its exit code, or null where it was killed. */
export async function ended(replica: ChildProcess): Promise<number | null> {
  if (replica.exitCode !== null || replica.signalCode !== null) return replica.exitCode
  return await new Promise((resolve) => replica.once('exit', (code) => resolve(code)))
}

export async function allEnded(replicas: readonly ChildProcess[]): Promise<void> {
  for (const code of await Promise.all(replicas.map(ended))) {
    if (code !== 0) throw new Error(`a replica ended with ${code}`)
  }
}
