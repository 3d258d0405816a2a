import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, type Readable } from 'node:stream'
import { TextDecoder } from 'node:util'
import { createGunzip } from 'node:zlib'

import { Refusal } from '../../engine/model/refusal.ts'

/** One line of a text file, without its end. `number` counts from 1. */
export type NumberedLine = { readonly number: number; readonly text: string }

const NEWLINE = 0x0a
/** Below the longest string V8 makes (2^29 - 24 characters). */
const LONGEST_LINE = 500_000_000

const firstLine = new TextDecoder('utf-8', { fatal: true })
const laterLine = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The lines of a UTF-8 text file, gzipped or plain: the first two bytes tell, not the name. Reads as fast as it is asked
 * and holds one line at a time. A byte order mark is dropped, lines that hold nothing are left out but counted.
 * @throws Refusal when the file cannot be read, is cut off, or holds what is not UTF-8
 */
export async function* readLines(path: string): AsyncGenerator<NumberedLine> {
  const bytes = await openBytes(path)
  let number = 0
  try {
    for await (const line of splitLines(bytes, path)) {
      number += 1
      const text = decode(line, `${path}, line ${number}`, number === 1 ? firstLine : laterLine)
      if (text.trim() !== '') yield { number, text }
    }
  } catch (error) {
    throw isZlibError(error) ? cutOff(path, error) : error
  } finally {
    bytes.destroy()
  }
}

async function openBytes(path: string): Promise<Readable> {
  const packed = await isGzip(path)
  const raw = createReadStream(path, { highWaterMark: 1 << 20 })
  if (!packed) return raw
  // pipeline destroys the file when the reader stops early; the error itself reaches who iterates the output.
  return pipeline(raw, createGunzip({ chunkSize: 1 << 18 }), () => undefined)
}

async function isGzip(path: string): Promise<boolean> {
  try {
    const file = await open(path)
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
      return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
    } finally {
      await file.close()
    }
  } catch (cause) {
    throw unreadable(path, cause)
  }
}

async function* splitLines(bytes: AsyncIterable<Buffer>, path: string): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let size = 0
  for await (const chunk of bytes) {
    let from = 0
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      yield Buffer.concat([...held, chunk.subarray(from, end)])
      held = []
      size = 0
      from = end + 1
    }
    held.push(chunk.subarray(from))
    size += chunk.length - from
    if (size > LONGEST_LINE) throw tooLong(path)
  }
  if (size > 0) yield Buffer.concat(held)
}

function decode(line: Buffer, where: string, decoder: TextDecoder): string {
  try {
    return decoder.decode(line)
  } catch (cause) {
    throw new Refusal('bad-input', `${where}: this is not UTF-8 text`, 'Save the file as UTF-8.', { cause })
  }
}

function isZlibError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}

function cutOff(path: string, cause: Error): Refusal {
  return new Refusal(
    'bad-input',
    `${path}: the gzipped data is cut off or damaged (${cause.message})`,
    'Fetch the file again, or pack it again with gzip.',
    { cause },
  )
}

function tooLong(path: string): Refusal {
  return new Refusal(
    'bad-input',
    `${path}: a line is longer than ${LONGEST_LINE} bytes`,
    'A case file is JSON Lines: one case a line. Shorten the log in that case.',
  )
}

function unreadable(path: string, cause: unknown): Refusal {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason'
  if (code === 'ENOENT')
    return new Refusal('not-found', `${path}: there is no such file`, 'Check the path.', { cause })
  if (code === 'EISDIR') {
    return new Refusal('bad-input', `${path}: this is a directory, not a file`, 'Name a file.', { cause })
  }
  return new Refusal(
    'bad-input',
    `${path}: cannot be read (${code})`,
    'Check the path and its permissions.',
    { cause },
  )
}
