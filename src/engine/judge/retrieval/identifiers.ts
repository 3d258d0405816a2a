import { isCompound } from './words.ts'

/** Names looked up at most; the failure's most important ones. */
const mostNames = 80

export type Identifier = { readonly importance: number; readonly printed: string }

/** Whole identifiers of the names, in lower case; plain words of prose count less than names that only code has. */
export function identifiersOf(names: ReadonlyMap<string, number>): ReadonlyMap<string, Identifier> {
  const identifiers = new Map<string, Identifier>()
  for (const [name, importance] of names) {
    for (const [printed] of name.matchAll(/[A-Za-z_$][A-Za-z0-9_$]{2,79}/g)) {
      const key = printed.toLowerCase()
      const weight = importance * (isCompound(printed) ? 1 : 0.4)
      if ((identifiers.get(key)?.importance ?? 0) < weight)
        identifiers.set(key, { importance: weight, printed })
    }
  }
  const heaviest = [...identifiers].sort(([a, x], [b, y]) => y.importance - x.importance || (a < b ? -1 : 1))
  return new Map(heaviest.slice(0, mostNames))
}
