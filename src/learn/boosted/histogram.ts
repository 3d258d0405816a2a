import { type BinnedRows, mostBins } from './binned-rows.ts'

/** Slope and bend of the loss at every row. */
export type Slopes = { readonly first: Float64Array; readonly second: Float64Array }

/** Slopes and bends summed up by feature and bin: two numbers for each, slope first. */
export type Histogram = Float64Array

export function histogramOf(data: BinnedRows, { first, second }: Slopes, rows: Uint32Array): Histogram {
  const { features, bins } = data
  const sums = new Float64Array(features * mostBins * 2)
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0
    const slope = first[row] ?? 0
    const bend = second[row] ?? 0
    const from = row * features
    for (let feature = 0; feature < features; feature += 1) {
      const place = placeOf(feature, bins[from + feature] ?? 0)
      sums[place] = (sums[place] ?? 0) + slope
      sums[place + 1] = (sums[place + 1] ?? 0) + bend
    }
  }
  return sums
}

/** The histogram of the rows that are in `all` and not in `part`: half of them need not be counted. */
export function lessHistogram(all: Histogram, part: Histogram): Histogram {
  return all.map((sum, place) => sum - (part[place] ?? 0))
}

/** Where the slope of a feature's bin stands; its bend stands behind it. */
export function placeOf(feature: number, bin: number): number {
  return (feature * mostBins + bin) * 2
}
