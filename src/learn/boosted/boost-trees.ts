import { binRows } from './binned-rows.ts'
import { growTree, type Tree, type TreeOptions, valueOf } from './grow-tree.ts'
import { type List, setLambdaSlopes } from './lambda-slopes.ts'

/** Rows of one incident, and which of them are culprits; at least one is. */
export type RankedList = {
  readonly rows: readonly (readonly number[])[]
  readonly culprits: readonly number[]
}

export type BoostOptions = TreeOptions & {
  readonly trees: number
  /** Share of each tree's step that is taken (Friedman 2001). */
  readonly rate: number
}

/**
 * Gradient-boosted trees for ranking: scores of rows, larger is more suspect. Every tree sees all rows and features, so
 * the same lists give the same trees.
 */
export function boostTrees(
  lists: readonly RankedList[],
  options: BoostOptions,
): (row: readonly number[]) => number {
  const rows = lists.flatMap((list) => list.rows)
  const data = binRows(rows)
  const placed = placeLists(lists)
  const scores = new Float64Array(rows.length)
  const slopes = { first: new Float64Array(rows.length), second: new Float64Array(rows.length) }
  const trees: Tree[] = []
  for (let round = 0; round < options.trees; round += 1) {
    for (const list of placed) setLambdaSlopes(list, scores, slopes)
    const tree = growTree(data, slopes, options)
    trees.push(tree)
    rows.forEach((row, index) => {
      scores[index] = (scores[index] ?? 0) + options.rate * valueOf(tree, row)
    })
  }
  return (row) => trees.reduce((sum, tree) => sum + options.rate * valueOf(tree, row), 0)
}

function placeLists(lists: readonly RankedList[]): readonly List[] {
  let from = 0
  return lists.map(({ rows, culprits }) => {
    const list = { from, to: from + rows.length, culprits: new Set(culprits.map((row) => row + from)) }
    from = list.to
    return list
  })
}
