import type { Completeness } from '../model/completeness.ts'
import type { Elision } from '../model/failure.ts'
import type { LogCondenser } from '../ports.ts'
import { type Block, BLOCK_CAP, LINE_CAP, lineBlocks } from './condense-blocks.ts'
import { blockRing } from './condense-ring.ts'
import { tellingWindows } from './condense-windows.ts'

/** Bytes kept from the start, which tells what ran, and from the end, which tells how it failed. */
const HEAD = 256 * 1024
const TAIL = 2 * 1024 * 1024
/** Where lines are short fewer bytes are kept: reading a line costs memory of its own. */
const HEAD_LINES = 5_000
const TAIL_LINES = 25_000

/**
 * Takes a UTF-8 log of any length in pieces and keeps, in bounded memory, about 3 MiB of it: its start, its end, and
 * between them what stands around the lines that look like a failure. A log that fits is kept as it is, but for the
 * rest of lines beyond 8 KiB. The pieces may be of any size; the result does not depend on it.
 */
export function condenseLog(): LogCondenser {
  const head: Block[] = []
  const windows = tellingWindows()
  const tail = blockRing({ least: TAIL, leastLines: TAIL_LINES }, windows.forget)
  let room = HEAD
  let roomLines = HEAD_LINES
  const blocks = lineBlocks((block) => {
    windows.search(block)
    const [start, rest] = roomLines >= block.lines ? split(block, room) : split(block, 0)
    if (start.lines > 0) head.push(start)
    room = rest.lines === 0 ? room - start.text.length : 0
    roomLines -= start.lines
    if (rest.lines > 0) tail.push(rest)
  })
  return {
    add: (bytes) => {
      const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      for (let at = 0; at < whole.length; at += BLOCK_CAP)
        blocks.add(whole.toString('latin1', at, at + BLOCK_CAP))
    },
    end: (brokenOff = null) => {
      blocks.end()
      const kept = [...head, ...windows.kept(), ...tail.blocks()]
      const elisions = elisionsOf(kept)
      const words = [
        ...wordsOf(elisions, windows.missed(), blocks.counts()),
        ...(brokenOff === null ? [] : [brokenOff]),
      ]
      const completeness: Completeness =
        words.length === 0 ? { kind: 'complete' } : { kind: 'truncated', because: words.join('; ') }
      const text = decoded(kept.map((block) => block.text))
      return elisions.length === 0 ? { text, completeness } : { text, completeness, elisions }
    },
  }
}

/** Bytes that are no UTF-8 become the replacement character. */
function decoded(pieces: readonly string[]): string {
  return new TextDecoder().decode(Buffer.from(pieces.join(''), 'latin1'))
}

/** The lines that fit into so many bytes, and the others. */
function split(block: Block, room: number): readonly [Block, Block] {
  const { text, before, lines } = block
  if (text.length <= room) return [block, { text: '', before: before + lines, lines: 0 }]
  const end = room === 0 ? 0 : text.lastIndexOf('\n', room - 1) + 1
  let fitting = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) fitting += 1
  return [
    { text: text.slice(0, end), before, lines: fitting },
    { text: text.slice(end), before: before + fitting, lines: lines - fitting },
  ]
}

function elisionsOf(kept: readonly Block[]): readonly Elision[] {
  const elisions: Elision[] = []
  let given = 0
  let next = 0
  for (const { before, lines } of kept) {
    if (before > next) elisions.push({ afterLine: given, lines: before - next })
    given += lines
    next = before + lines
  }
  return elisions
}

function wordsOf(
  elisions: readonly Elision[],
  missed: number,
  counts: { readonly lines: number; readonly shortened: number },
): readonly string[] {
  const out = elisions.reduce((sum, { lines }) => sum + lines, 0)
  const around = missed > 0 ? `, ${missed} of them near lines that look like a failure` : ''
  return [
    ...(out > 0
      ? [`${out} of its ${counts.lines} lines were left out between its start and its end${around}`]
      : []),
    ...(counts.shortened > 0
      ? [`of ${counts.shortened} lines only the first ${LINE_CAP / 1024} KiB were kept`]
      : []),
  ]
}
