import { type Draw, seededRandom } from '../seeded-random.ts'

/** Where 95 of 100 values lie, of those that the figure takes on other samples of cases. */
export type Interval = { readonly value: number; readonly low: number; readonly high: number }

export type BootstrapOptions = { readonly seed: number; readonly samples: number }

/**
 * A figure with its 95% percentile bootstrap interval (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993,
 * chapter 13). Each sample draws from every repository as many of its cases as there are, with replacement, so that the
 * mixture of repositories stays: the interval tells of other cases of these repositories, not of other repositories.
 * Null where no case bears on the figure. Deterministic for a seed.
 */
export function bootstrapInterval<Case extends { readonly repo: string }>(
  cases: readonly Case[],
  figure: (cases: readonly Case[]) => number | null,
  { seed, samples }: BootstrapOptions,
): Interval | null {
  const value = figure(cases)
  if (value === null || samples < 1) return null
  const draw = seededRandom(seed)
  const strata = [...Map.groupBy(cases, ({ repo }) => repo).values()]
  const values: number[] = []
  for (let sample = 0; sample < samples; sample += 1) {
    const drawn = figure(strata.flatMap((stratum) => resample(stratum, draw)))
    if (drawn !== null) values.push(drawn)
  }
  values.sort((a, b) => a - b)
  return { value, low: quantile(values, 0.025) ?? value, high: quantile(values, 0.975) ?? value }
}

function resample<Case>(stratum: readonly Case[], draw: Draw): readonly Case[] {
  return stratum.flatMap(() => stratum[draw(stratum.length)] ?? [])
}

/** Linear between the two nearest of sorted values (Hyndman and Fan 1996, definition 7). */
function quantile(sorted: readonly number[], share: number): number | undefined {
  const at = share * (sorted.length - 1)
  const below = sorted[Math.floor(at)]
  const above = sorted[Math.ceil(at)]
  if (below === undefined || above === undefined) return undefined
  return below + (above - below) * (at - Math.floor(at))
}
