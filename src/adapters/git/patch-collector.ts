/** Bytes of one file's hunks as they stream by, cut at the end of the last hunk that fits. */
export type PatchCollector = {
  /** Adds bytes of the hunk being read. */
  add(bytes: Buffer): void
  /** Says that the bytes so far end a hunk. */
  endHunk(): void
  /** The hunks that fitted, without the last line feed; `text` is null where not even the first did. */
  take(): { readonly text: string | null; readonly bytes: number; readonly cut: boolean }
}

export function patchCollector(maxBytes: number): PatchCollector {
  const pieces: Buffer[] = []
  let bytes = 0
  let fitting = { pieces: 0, bytes: 0 }
  let cut = false
  return {
    add(piece) {
      if (cut) return
      pieces.push(piece)
      bytes += piece.length
      cut = bytes > maxBytes
      if (cut) pieces.length = fitting.pieces
    },
    endHunk() {
      if (!cut) fitting = { pieces: pieces.length, bytes }
    },
    take() {
      const kept = Buffer.concat(pieces.slice(0, fitting.pieces), fitting.bytes)
      const text =
        cut && fitting.bytes === 0 ? null : kept.toString('utf8', 0, kept.length - endsInLineFeed(kept))
      return { text, bytes: fitting.bytes, cut }
    },
  }
}

function endsInLineFeed(bytes: Buffer): 0 | 1 {
  return bytes.at(-1) === 0x0a ? 1 : 0
}
