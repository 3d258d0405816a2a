import type { WriteStream } from 'node:tty'

export type Progress = { readonly show: (done: number) => void; readonly clear: () => void }

const BAR = 24
const LEAST_MILLISECONDS = 100

/** One line that is written over and over on a terminal; on anything else nothing is ever written. */
export function progress(
  stream: Pick<WriteStream, 'isTTY' | 'write'> & { readonly columns?: number },
  total: number,
  { from, now }: { readonly from: number; readonly now: () => number },
): Progress {
  if (!stream.isTTY) return { show: () => undefined, clear: () => undefined }
  const begun = now()
  let last = Number.NEGATIVE_INFINITY
  return {
    show: (done) => {
      if (now() - last < LEAST_MILLISECONDS && done < total) return
      last = now()
      const line = progressLine(done, total, secondsLeft(done - from, total - done, last - begun))
      stream.write(`\r\u001b[K${line.slice(0, roomOf(stream.columns))}`)
    },
    clear: () => {
      stream.write('\r\u001b[K')
    },
  }
}

/** What does not fit on one line would stay there. Some pseudo-terminals say that they are 0 wide. */
function roomOf(columns: number | undefined): number | undefined {
  return columns === undefined || columns === 0 ? undefined : columns - 1
}

/** `[######··················]  27/108 cases, about 12 s left`. */
export function progressLine(done: number, total: number, left: number | null): string {
  const filled = Math.floor((done / total) * BAR)
  const bar = '#'.repeat(filled).padEnd(BAR, '·')
  const time =
    left === null ? '' : `, about ${left < 120 ? `${left} s` : `${Math.round(left / 60)} min`} left`
  return `[${bar}] ${String(done).padStart(String(total).length)}/${total} cases${time}`
}

function secondsLeft(done: number, todo: number, milliseconds: number): number | null {
  return done < 1 ? null : Math.ceil(((milliseconds / done) * todo) / 1000)
}
