/**
 * Things that have a key in common, directly or over others, stand together; both the clusters and what is in them keep
 * the order of the things.
 */
export function clustersBy<One>(
  things: readonly One[],
  keysOf: (thing: One) => Iterable<string>,
): readonly (readonly One[])[] {
  const parent = things.map((_, index) => index)
  const rootOf = (index: number): number => {
    let at = index
    for (let up = parent[at]; up !== undefined && up !== at; up = parent[at]) {
      parent[at] = parent[up] ?? up
      at = up
    }
    return at
  }
  const holder = new Map<string, number>()
  things.forEach((thing, index) => {
    for (const key of keysOf(thing)) {
      const other = holder.get(key)
      if (other === undefined) holder.set(key, index)
      else parent[rootOf(index)] = rootOf(other)
    }
  })
  return [...Map.groupBy(things.entries(), ([index]) => rootOf(index)).values()]
    .map((entries) => entries.toSorted(([a], [b]) => a - b))
    .toSorted(([a], [b]) => (a?.[0] ?? 0) - (b?.[0] ?? 0))
    .map((entries) => entries.map(([, thing]) => thing))
}
