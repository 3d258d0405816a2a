import { type BinnedRows, mostBins } from './binned-rows.ts'
import { type Histogram, histogramOf, lessHistogram, placeOf, type Slopes } from './histogram.ts'

export type Tree =
  | { readonly kind: 'leaf'; readonly adds: number }
  | {
      readonly kind: 'split'
      readonly feature: number
      /** Values up to this go to `below`. */
      readonly border: number
      readonly below: Tree
      readonly above: Tree
    }

export type TreeOptions = {
  readonly depth: number
  /** Added to the summed bend of a leaf: small leaves move little. */
  readonly ridge: number
  /** Summed bend that a leaf has at least. */
  readonly leastBend: number
}

/**
 * One regression tree by second-order gradient boosting over histograms (Chen and Guestrin, "XGBoost", KDD 2016,
 * equations 6 and 7). Of splits of equal gain the first feature and border win, so the same rows give the same tree.
 */
export function growTree(data: BinnedRows, slopes: Slopes, options: TreeOptions): Tree {
  const all = Uint32Array.from({ length: data.rows }, (_, row) => row)
  return grow(all, histogramOf(data, slopes, all), options.depth)

  function grow(rows: Uint32Array, sums: Histogram, depth: number): Tree {
    const split = depth === 0 ? null : bestSplit(data, sums, options)
    if (split === null) return leafOf(sums, options)
    const { feature, bin } = split
    const isBelow = (row: number): boolean => (data.bins[row * data.features + feature] ?? 0) <= bin
    const below = rows.filter(isBelow)
    const above = rows.filter((row) => !isBelow(row))
    const smaller = histogramOf(data, slopes, below.length <= above.length ? below : above)
    const larger = lessHistogram(sums, smaller)
    const [belowSums, aboveSums] = below.length <= above.length ? [smaller, larger] : [larger, smaller]
    return {
      kind: 'split',
      feature,
      border: data.borders[feature]?.[bin] ?? 0,
      below: grow(below, belowSums, depth - 1),
      above: grow(above, aboveSums, depth - 1),
    }
  }
}

/** What a tree adds to the score of a row. */
export function valueOf(tree: Tree, row: readonly number[]): number {
  let at = tree
  while (at.kind === 'split') at = (row[at.feature] ?? 0) <= at.border ? at.below : at.above
  return at.adds
}

function leafOf(sums: Histogram, { ridge }: TreeOptions): Tree {
  const { slope, bend } = totalOf(sums)
  return { kind: 'leaf', adds: -slope / (bend + ridge) }
}

function bestSplit(
  { features, borders }: BinnedRows,
  sums: Histogram,
  { ridge, leastBend }: TreeOptions,
): { readonly feature: number; readonly bin: number } | null {
  const all = totalOf(sums)
  const worth = (slope: number, bend: number): number => (slope * slope) / (bend + ridge)
  let [best, gained]: [{ feature: number; bin: number } | null, number] = [null, 1e-9]
  for (let feature = 0; feature < features; feature += 1) {
    let [slope, bend] = [0, 0]
    for (let bin = 0; bin < (borders[feature]?.length ?? 0); bin += 1) {
      slope += sums[placeOf(feature, bin)] ?? 0
      bend += sums[placeOf(feature, bin) + 1] ?? 0
      if (bend < leastBend || all.bend - bend < leastBend) continue
      const gain = worth(slope, bend) + worth(all.slope - slope, all.bend - bend) - worth(all.slope, all.bend)
      if (gain > gained) [best, gained] = [{ feature, bin }, gain]
    }
  }
  return best
}

/** Any one feature's bins hold all rows. */
function totalOf(sums: Histogram): { readonly slope: number; readonly bend: number } {
  let [slope, bend] = [0, 0]
  for (let bin = 0; bin < mostBins; bin += 1) {
    slope += sums[placeOf(0, bin)] ?? 0
    bend += sums[placeOf(0, bin) + 1] ?? 0
  }
  return { slope, bend }
}
