/** The first of each list, then the second of each, and so on, each text once: a long list does not crowd others out. */
export function inTurns(lists: readonly (readonly string[])[]): readonly string[] {
  const longest = lists.reduce((most, { length }) => Math.max(most, length), 0)
  const all = new Set<string>()
  for (let at = 0; at < longest; at += 1) {
    for (const list of lists) {
      const one = list[at]
      if (one !== undefined) all.add(one)
    }
  }
  return [...all]
}
