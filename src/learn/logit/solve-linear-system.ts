/**
 * Solves `matrix · x = right` by Gaussian elimination with partial pivoting; the matrix is square, row by row. Entries
 * of `x` are not finite where the matrix is singular.
 */
export function solveLinearSystem(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length
  const rows = Array.from(right, (value, row) => {
    const line = new Float64Array(size + 1)
    line.set(matrix.subarray(row * size, (row + 1) * size))
    line[size] = value
    return line
  })
  for (let pivot = 0; pivot < size; pivot += 1) {
    const best = rows.reduce(
      (most, _, row) => (row > pivot && entry(row, pivot) > entry(most, pivot) ? row : most),
      pivot,
    )
    const chosen = rows[best] ?? new Float64Array()
    rows[best] = rows[pivot] ?? chosen
    rows[pivot] = chosen
    rows.forEach((line, row) => {
      if (row !== pivot) eliminate(line, chosen, pivot)
    })
  }
  return Float64Array.from(rows, (line, row) => (line[size] ?? 0) / (line[row] ?? 0))

  function entry(row: number, column: number): number {
    return Math.abs(rows[row]?.[column] ?? 0)
  }
}

/** Takes so much of the chosen line off that the entry below the pivot becomes 0. */
function eliminate(line: Float64Array, chosen: Float64Array, pivot: number): void {
  const factor = (line[pivot] ?? 0) / (chosen[pivot] ?? 0)
  if (factor === 0) return
  for (let column = pivot; column < line.length; column += 1) {
    line[column] = (line[column] ?? 0) - factor * (chosen[column] ?? 0)
  }
}
