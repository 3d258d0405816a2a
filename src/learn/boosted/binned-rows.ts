/** Rows of many cases with every value replaced by the number of its bin: trees then compare small numbers. */
export type BinnedRows = {
  readonly rows: number
  readonly features: number
  /** Upper border of each bin but the last, by feature: a value belongs to the first bin whose border it does not pass. */
  readonly borders: readonly (readonly number[])[]
  /** Row by row. */
  readonly bins: Uint8Array
}

/** Bins a feature is cut into at most. */
export const mostBins = 32

export function binRows(rows: readonly (readonly number[])[]): BinnedRows {
  const features = rows[0]?.length ?? 0
  const borders = Array.from({ length: features }, (_, feature) => bordersOf(rows, feature))
  const bins = new Uint8Array(rows.length * features)
  borders.forEach((ends, feature) => {
    rows.forEach((row, index) => {
      bins[index * features + feature] = binOf(row[feature] ?? 0, ends)
    })
  })
  return { rows: rows.length, features, borders, bins }
}

function binOf(value: number, borders: readonly number[]): number {
  let bin = 0
  while (bin < borders.length && value > (borders[bin] ?? 0)) bin += 1
  return bin
}

/** Midpoints between distinct values at even steps through them: a value that most rows have takes one bin. */
function bordersOf(rows: readonly (readonly number[])[], feature: number): readonly number[] {
  const distinct = [...new Set(rows.map((row) => row[feature] ?? 0))].sort((a, b) => a - b)
  const cuts = Math.min(mostBins, distinct.length) - 1
  const places = Array.from({ length: Math.max(0, cuts) }, (_, cut) =>
    Math.floor(((cut + 1) * distinct.length) / (cuts + 1)),
  )
  return places.map((place) => ((distinct[place - 1] ?? 0) + (distinct[place] ?? 0)) / 2)
}
