import type { Draft, DraftOf } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { frameOrigin } from './frame-origin.ts'

/** A frame as its line tells it; where it stands in its trace is told by its neighbours. */
export type FoundFrame = {
  readonly line: LogLine
  /** Number of the line where it begins, where it was wrapped. */
  readonly from?: number
  readonly path: string
  readonly at: number | null
  readonly symbol: string | null
  /** Set where the line itself opens a new trace. */
  readonly opens?: boolean
  /** How many other lines may stand before the next frame of its trace, where that is not the language's gap. */
  readonly reach?: number
}

type Order = {
  /** How many other lines may stand between two frames of one trace. */
  readonly gap: number
  readonly innermost: 'first' | 'last'
}

const asDrafts = (
  trace: readonly FoundFrame[],
  index: number,
  order: Order,
): Draft<DraftOf<'stack-frame'>>[] =>
  trace.map((frame, place) => ({
    line: frame.line,
    about: frame.path,
    symptom: {
      kind: 'stack-frame',
      path: frame.path,
      line: frame.at,
      symbol: frame.symbol,
      depth: order.innermost === 'first' ? place : trace.length - 1 - place,
      trace: index,
      origin: frameOrigin(frame.path, frame.symbol),
    },
  }))

/** Frames in log order, put together into traces. Trace numbers count from 0 within this extractor. */
export const asTraces = (frames: readonly FoundFrame[], order: Order): readonly Draft[] => {
  const traces: FoundFrame[][] = []
  let before: FoundFrame | undefined
  for (const frame of frames) {
    const from = frame.from ?? frame.line.number
    const apart = before === undefined || from - before.line.number - 1 > (before.reach ?? order.gap)
    if (apart || frame.opens === true) traces.push([])
    traces.at(-1)?.push(frame)
    before = frame
  }
  return traces.flatMap((trace, index) => asDrafts(trace, index, order))
}
