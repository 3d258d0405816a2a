import { TextDecoder } from 'node:util'

import type { LogText } from '../../engine/model/failure.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import { nameOfInput, readBytes } from './read-bytes.ts'

/** How much of a log is kept: its end, because that is where a job says why it failed. */
const KEPT_BYTES = 96 << 20
/** How much of the beginning tells text from other data. */
const SAMPLE = 1 << 16
const NEWLINE = 0x0a

/**
 * Reads a log from a file, or from standard input for `-`. Of a log longer than `kept` bytes the beginning is left
 * out; as many empty lines stand in for it as it had lines, so that line numbers stay those of the log.
 * @throws Refusal when there is no such file, nothing in it, or what is in it is not text
 */
export async function readLog(path: string, kept = KEPT_BYTES): Promise<LogText> {
  const { skipped, skippedLines, bytes } = await readEnd(path, kept)
  const name = nameOfInput(path)
  if (skipped === 0) refuseOtherThanText(bytes, name)
  const text = '\n'.repeat(skippedLines) + decode(bytes)
  if (text.trim() === '') throw empty(name)
  if (skipped === 0) return { text, completeness: { kind: 'complete' } }
  const because = `it is ${mebibytes(skipped + bytes.length)} long and only its last ${mebibytes(bytes.length)} were read`
  return { text, completeness: { kind: 'truncated', because } }
}

type End = { readonly skipped: number; readonly skippedLines: number; readonly bytes: Buffer }

async function readEnd(path: string, kept: number): Promise<End> {
  const chunks: Buffer[] = []
  let size = 0
  let skipped = 0
  let skippedLines = 0
  for await (const chunk of readBytes(path)) {
    chunks.push(chunk)
    size += chunk.length
    for (let first = chunks[0]; first && size - first.length >= kept; first = chunks[0]) {
      chunks.shift()
      size -= first.length
      skipped += first.length
      skippedLines += countNewlines(first)
    }
  }
  const bytes = Buffer.concat(chunks)
  if (skipped === 0) return { skipped, skippedLines, bytes }
  // What follows the first newline is whole lines; the torn line before it goes with what was skipped.
  const from = bytes.indexOf(NEWLINE) + 1
  return {
    skipped: skipped + from,
    skippedLines: skippedLines + (from === 0 ? 0 : 1),
    bytes: bytes.subarray(from),
  }
}

function countNewlines(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count += 1
  return count
}

function decode(bytes: Buffer): string {
  // PowerShell's `>` writes UTF-16 with a byte order mark.
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

function refuseOtherThanText(bytes: Buffer, name: string): void {
  if (bytes.length === 0) throw empty(name)
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) {
    throw notText(
      name,
      'a zip archive',
      'Unpack it and give the log of the failing job, one --log for each job.',
    )
  }
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    throw notText(name, 'gzipped', 'Unpack it first: gunzip -c FILE | prime-suspect … --log -')
  }
  if (looksBinary(decode(bytes.subarray(0, SAMPLE)))) {
    throw notText(name, 'not text', 'Give the log of the failing job as text.')
  }
}

/** More than one character in twenty that no log prints: control characters, or bytes that are no UTF-8. */
function looksBinary(sample: string): boolean {
  const odd = sample.match(/[\u0000-\u0006\u000e-\u001a\u001c-\u001f\ufffd]/gu)?.length ?? 0
  return odd * 20 > sample.length
}

function empty(name: string): Refusal {
  return new Refusal(
    'bad-input',
    `The log ${name} is empty.`,
    'Give what the failing job printed. A description of the failure in your own words does as well.',
  )
}

function notText(name: string, what: string, mend: string): Refusal {
  return new Refusal('bad-input', `The log ${name} is ${what}.`, mend)
}

function mebibytes(bytes: number): string {
  return `${(bytes / (1 << 20)).toFixed(1)} MiB`
}
