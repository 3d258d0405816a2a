import { Refusal } from '../../../engine/model/refusal.ts'
import type { Written } from '../api/write-graphql.ts'
import type { Writer } from '../issue/writer.ts'
import type { Pull } from './pull-shape.ts'

/** Milliseconds after which a draft whose creation went unanswered is looked for. */
const LOOKED_FOR_AFTER = [2_000, 4_000]

/**
 * Writes once and gives the address of the draft; null where GitHub made none. After an answer that leaves open what
 * happened the draft is looked for, and never made a second time. Where it is not to be seen after an error that GitHub
 * named, there is none; after a lost answer nobody knows, which is passing trouble, and the next try looks first.
 */
export async function writeOnce(
  { pause }: Writer,
  find: () => Promise<Pull | null>,
  write: () => Promise<Written<string>>,
): Promise<string | null> {
  const written = await orLost(write)
  if (written.kind === 'done') return written.data
  if (written.kind === 'not-done') return null
  for (const milliseconds of LOOKED_FOR_AFTER) {
    await pause(milliseconds)
    const seen = await find()
    if (seen !== null) return seen.url
  }
  if (written.kind === 'unclear') return null
  const at = 'GitHub did not confirm that the draft was opened'
  throw new Refusal('transient', at, 'Try again later; it will be looked for before it is opened.')
}

async function orLost(
  write: () => Promise<Written<string>>,
): Promise<Written<string> | { readonly kind: 'lost' }> {
  try {
    return await write()
  } catch (error) {
    const isLost = error instanceof Refusal && error.kind === 'transient' && error.retryAfterMs === null
    if (!isLost) throw error
    return { kind: 'lost' }
  }
}
