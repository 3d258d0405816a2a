/** One incident for fitting: a row of feature values for each change, and which rows are culprits. */
export type LogitCase = {
  readonly rows: readonly (readonly number[])[]
  readonly culprits: readonly number[]
  /** How much the case counts; 1 for an ordinary case. */
  readonly weight: number
  /**
   * Features of "none of these", which competes with the rows under weights of its own and is right where there is no
   * culprit. Where it is absent only the rows compete, and a case without a culprit says nothing.
   */
  readonly outside?: readonly number[]
}

/** A row of one case over all weights, those of the outside option last; what is 0 is left out. */
type SparseRow = {
  readonly at: readonly number[]
  readonly values: readonly number[]
  readonly isRight: boolean
}

export type PackedCase = { readonly rows: readonly SparseRow[]; readonly weight: number }

/** How many weights changes have, and how many the outside option has. */
export type LogitSize = { readonly change: number; readonly outside: number }

export function sizeOf(cases: readonly LogitCase[]): LogitSize {
  return {
    change: cases.reduce((most, { rows }) => Math.max(most, rows[0]?.length ?? 0), 0),
    outside: cases.reduce((most, { outside }) => Math.max(most, outside?.length ?? 0), 0),
  }
}

/** The cases for fitting. The outside option becomes one more row, with 0 where a change has its features. */
export function packCases(cases: readonly LogitCase[], { change }: LogitSize): readonly PackedCase[] {
  return cases.flatMap(({ rows, culprits, weight, outside }) => {
    const right = new Set(culprits)
    const packed = rows.map((row, index) => sparse(row, 0, right.has(index)))
    if (outside !== undefined) packed.push(sparse(outside, change, culprits.length === 0))
    return packed.some(({ isRight }) => isRight) ? [{ rows: packed, weight }] : []
  })
}

function sparse(row: readonly number[], from: number, isRight: boolean): SparseRow {
  const at: number[] = []
  const values: number[] = []
  row.forEach((value, index) => {
    if (value === 0) return
    at.push(from + index)
    values.push(value)
  })
  return { at, values, isRight }
}
