import { createReadStream } from 'node:fs'
import process from 'node:process'

import { Refusal } from '../../engine/model/refusal.ts'

/**
 * The bytes of a file, or of standard input for `-`, as they come.
 * @throws Refusal when there is no such file or it cannot be read
 */
export async function* readBytes(path: string): AsyncGenerator<Buffer> {
  if (path === '-' && process.stdin.isTTY) process.stderr.write('Reading standard input; Ctrl-D ends it.\n')
  const stream = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1 << 20 })
  try {
    for await (const chunk of stream) yield chunk as Buffer
  } catch (cause) {
    throw unreadable(path, cause)
  }
}

/** What a person calls the input. */
export function nameOfInput(path: string): string {
  return path === '-' ? 'standard input' : path
}

function unreadable(path: string, cause: unknown): unknown {
  if (!(cause instanceof Error) || !('code' in cause)) return cause
  if (cause.code === 'ENOENT') {
    return new Refusal('not-found', `There is no file ${path}.`, 'Check the path.', { cause })
  }
  if (cause.code === 'EISDIR') {
    return new Refusal('bad-input', `${path} is a directory, not a file.`, 'Name a file in it.', { cause })
  }
  return new Refusal(
    'bad-input',
    `${nameOfInput(path)} cannot be read (${String(cause.code)}).`,
    'Check its permissions.',
    { cause },
  )
}
