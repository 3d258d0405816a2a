import { type Block, BLOCK_CAP } from './condense-blocks.ts'

type Slot = Omit<Block, 'text'> & { readonly start: number; readonly size: number }

/**
 * Holds the newest blocks, together at least `least` bytes or `leastLines` lines where there were so many, in one piece
 * of memory that is written round and round. `forget` is asked once for every block that makes room, and may read its text.
 */
export function blockRing(
  { least, leastLines }: { readonly least: number; readonly leastLines: number },
  forget: (block: Omit<Block, 'text'>, text: () => string) => void,
) {
  // At the end of the memory less than one block may stay unused, and a new block comes before an old one goes.
  const memory = Buffer.allocUnsafeSlow(least + 3 * BLOCK_CAP)
  const slots: Slot[] = []
  let held = 0
  let heldLines = 0
  let next = 0
  const isEnoughWithout = ({ size, lines }: Slot): boolean =>
    held - size >= least || heldLines - lines >= leastLines
  return {
    push: ({ text, before, lines }: Block): void => {
      if (next + text.length > memory.length) next = 0
      memory.write(text, next, 'latin1')
      slots.push({ before, lines, start: next, size: text.length })
      next += text.length
      held += text.length
      heldLines += lines
      for (let first = slots[0]; first && isEnoughWithout(first); first = slots[0]) {
        const { start, size } = first
        forget(first, () => memory.toString('latin1', start, start + size))
        slots.shift()
        held -= size
        heldLines -= first.lines
      }
    },
    blocks: (): readonly Block[] =>
      slots.map(({ start, size, before, lines }) => ({
        text: memory.toString('latin1', start, start + size),
        before,
        lines,
      })),
  }
}
