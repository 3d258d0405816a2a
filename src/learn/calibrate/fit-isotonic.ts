import type { Forecast } from '../measure/reliability.ts'

/** Turns a probability that was said into one that comes true as often as it says. */
export type Calibration = (probability: number) => number

type Block = { readonly from: number; readonly share: number; readonly count: number }

/**
 * The rising step function nearest to what came true, in least squares: pool adjacent violators (Ayer, Brunk, Ewing,
 * Reid and Silverman 1955; for probabilities Zadrozny and Elkan, KDD 2002). Below the smallest forecast it is that
 * one's step. Without forecasts it leaves probabilities as they are.
 */
export function fitIsotonic(forecasts: readonly Forecast[]): Calibration {
  const blocks = pooled(blocksOf(forecasts))
  return (probability) => {
    const step = blocks.findLast(({ from }) => from <= probability) ?? blocks[0]
    return step?.share ?? probability
  }
}

/** One block for each probability that was said, in rising order. */
function blocksOf(forecasts: readonly Forecast[]): readonly Block[] {
  return [...Map.groupBy(forecasts, ({ probability }) => probability)]
    .sort(([a], [b]) => a - b)
    .map(([from, group]) => ({
      from,
      share: group.filter(({ isTrue }) => isTrue).length / group.length,
      count: group.length,
    }))
}

function pooled(blocks: readonly Block[]): readonly Block[] {
  const rising: Block[] = []
  for (let block of blocks) {
    for (let last = rising.at(-1); last !== undefined && last.share >= block.share; last = rising.at(-1)) {
      rising.pop()
      block = joined(last, block)
    }
    rising.push(block)
  }
  return rising
}

function joined(lower: Block, upper: Block): Block {
  const count = lower.count + upper.count
  return { from: lower.from, share: (lower.share * lower.count + upper.share * upper.count) / count, count }
}
