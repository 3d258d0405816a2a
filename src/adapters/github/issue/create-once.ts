import { Refusal } from '../../../engine/model/refusal.ts'
import type { Writer } from './writer.ts'

/** Milliseconds after which what went unanswered is looked for, try by try. */
const LOOK_AGAIN_AFTER = [2_000, 4_000]

/**
 * Creates what was not found, once: after passing trouble nobody knows whether it was created, so it is looked for
 * before it is tried again.
 * @throws {Refusal} `transient` where it can't be said whether it is there
 */
export async function createOnce<T>(
  { pause }: Pick<Writer, 'pause'>,
  create: () => Promise<T>,
  find: () => Promise<T | null>,
): Promise<T> {
  for (const milliseconds of LOOK_AGAIN_AFTER) {
    try {
      return await create()
    } catch (error) {
      const mayBeThere = error instanceof Refusal && error.kind === 'transient' && error.retryAfterMs === null
      if (!mayBeThere) throw error
    }
    await pause(milliseconds)
    const written = await find()
    if (written !== null) return written
  }
  const at = 'GitHub did not confirm that it was created'
  throw new Refusal('transient', at, 'Try again later; it will be looked for before it is created.')
}
