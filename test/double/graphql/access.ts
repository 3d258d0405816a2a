import { mayRead } from '../access.ts'
import type { DoubleRepository } from '../repository.ts'
import type { Grant, World } from '../world.ts'
import { githubError } from './connection.ts'

/** What every resolver needs to know. */
export type Asking = { readonly world: World; readonly grant: Grant; readonly repository: DoubleRepository }

/** Throws GitHub's refusal unless the token may read that kind of thing. */
export function demand(grant: Grant, permission: string): void {
  if (!mayRead(grant, permission)) throw githubError('FORBIDDEN', 'Resource not accessible by integration')
}
