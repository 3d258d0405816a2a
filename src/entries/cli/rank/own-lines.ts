import { open } from 'node:fs/promises'

import { Refusal } from '../../../engine/model/refusal.ts'

/** A file to which one run alone adds lines. */
export type OwnLines = {
  /** @throws Refusal where another run has written to it */
  readonly add: (line: string) => Promise<void>
  /** Returns once all lines are safe on the disk. @throws Refusal where another run has written to it */
  readonly settle: () => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Opens a file that is so many bytes long to add lines to it. Two runs that are started with the same words would mix
 * theirs: who finds the file not as long as it left it gives up, and the other has all its lines in order. Nothing is left
 * behind that a run which was killed would have to take away.
 */
export async function ownLines(path: string, bytes: number): Promise<OwnLines> {
  const file = await open(path, 'a')
  let mine = bytes
  const refuseUnlessMine = async (): Promise<void> => {
    const { size } = await file.stat()
    if (size !== mine) throw taken(path)
  }
  return {
    add: async (line) => {
      await refuseUnlessMine()
      const text = Buffer.from(`${line}\n`)
      await file.appendFile(text)
      mine += text.length
    },
    settle: async () => {
      await refuseUnlessMine()
      await file.sync()
    },
    close: async () => await file.close(),
  }
}

function taken(path: string): Refusal {
  return new Refusal(
    'bad-input',
    `Another run writes ${path} as well.`,
    'Let that one end, or end it and start this one again: it goes on where they stopped.',
  )
}
