/** Broken commits after which the rest of a batch is given up: each costs a few processes. */
const mostBroken = 25

/**
 * Carries out `run` over all items though single ones make git give up. `run` handles items in order, tells of each
 * that is surely done, and gives 'broken' where it ended early: the item after the last one told of is then tried
 * alone. Gives the items that could not be done.
 */
export async function aroundBroken<Item>(
  items: readonly Item[],
  run: (batch: readonly Item[], onDone: () => void) => Promise<'whole' | 'broken'>,
): Promise<readonly Item[]> {
  const broken: Item[] = []
  let rest = items
  while (rest.length > 0 && broken.length < mostBroken) {
    let done = 0
    if ((await run(rest, () => void done++)) === 'whole') return broken
    const suspect = rest.slice(done, done + 1)
    if (suspect.length > 0 && (await run(suspect, () => undefined)) === 'broken') broken.push(...suspect)
    rest = rest.slice(done + 1)
  }
  return [...broken, ...rest]
}
