import { TextDecoder, TextEncoder } from 'node:util'

import { logCondenser } from '../../compose/log-condenser.ts'
import type { LogText } from '../../engine/model/failure.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import { nameOfInput, readBytes } from './read-bytes.ts'

/** Bytes of a log that are read; what comes later is not seen at all. */
const MOST_BYTES = 100 << 20
/** How much of the beginning tells text from other data. */
const SAMPLE = 1 << 16

/**
 * Reads a log from a file, or from standard input for `-`, in bounded memory: of a long one the start, the end and
 * what looks like a failure are kept.
 * @throws Refusal when there is no such file, nothing in it, or what is in it is not text
 */
export async function readLog(path: string, most = MOST_BYTES): Promise<LogText> {
  const name = nameOfInput(path)
  const condenser = logCondenser()
  const add = (bytes: Uint8Array): void => condenser.add(bytes)
  const begun: Buffer[] = []
  let seen = 0
  let recode: Recode | null = null
  for await (const chunk of readBytes(path)) {
    const bytes = chunk.subarray(0, most - seen)
    seen += chunk.length
    if (recode !== null) add(recode(bytes))
    else {
      begun.push(bytes)
      if (seen >= SAMPLE) recode = begin(Buffer.concat(begun), name, add)
    }
    if (seen > most) break
  }
  if (recode === null) begin(Buffer.concat(begun), name, add)
  const log = condenser.end(seen > most ? `reading stopped after ${mebibytes(most)}` : null)
  if (log.text.trim() === '') throw empty(name)
  return log
}

/** Makes UTF-8 of the next bytes of a log. */
type Recode = (bytes: Uint8Array) => Uint8Array

/** Refuses what is no log by its beginning, else takes it in and gives what has to be done to the rest. */
function begin(bytes: Buffer, name: string, add: (bytes: Uint8Array) => void): Recode {
  const encoding = encodingOf(bytes)
  refuseOtherThanText(bytes, encoding, name)
  const recode = encoding === 'utf-8' ? (one: Uint8Array): Uint8Array => one : recodeFrom(encoding)
  add(recode(bytes))
  return recode
}

function recodeFrom(encoding: string): Recode {
  const decoder = new TextDecoder(encoding)
  const encoder = new TextEncoder()
  return (bytes) => encoder.encode(decoder.decode(bytes, { stream: true }))
}

/** PowerShell's `>` writes UTF-16 with a byte order mark. */
function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
}

function refuseOtherThanText(bytes: Buffer, encoding: string, name: string): void {
  if (bytes.length === 0) throw empty(name)
  const start = bytes.toString('latin1', 0, 5)
  if (start.startsWith('PK\u0003\u0004')) {
    const mend = 'Unpack it and give the log of the failing job, one --log for each job.'
    throw notText(name, 'a zip archive', mend)
  }
  if (start.startsWith('\u001f\u008b')) {
    throw notText(name, 'gzipped', 'Unpack it first: gunzip -c FILE | prime-suspect … --log -')
  }
  if (start === '%PDF-') throw notText(name, 'a PDF', 'Give the log of the failing job as text.')
  if (looksBinary(new TextDecoder(encoding).decode(bytes.subarray(0, SAMPLE)))) {
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
