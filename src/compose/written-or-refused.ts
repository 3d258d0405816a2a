import { Refusal } from '../engine/model/refusal.ts'

/**
 * Does what writes to a path that somebody gave.
 * @throws {Refusal} `bad-input` where that cannot be done
 */
export async function writtenOrRefused<Written>(
  path: string,
  write: () => Promise<Written>,
): Promise<Written> {
  try {
    return await write()
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason'
    const says = `${path} cannot be written (${code}).`
    throw new Refusal('bad-input', says, 'Check the path that you gave.', { cause })
  }
}
