/** What landed before the range: one commit of the branch. Untrusted. */
export type PastCommit = {
  readonly title: string
  /** Null where it touched so many files that it ties no two of them together. */
  readonly paths: readonly string[] | null
}

/** How many past commits bore a name, and how many of these took an earlier one back. */
export type PastCount = { readonly name: string; readonly commits: number; readonly reverts: number }

/**
 * What the past says of the names that the changes of the range bear; a name without a count never occurred. Words are
 * those of titles, paths are folders, files and endings (`wordsOfTitle`, `allPlaces`).
 */
export type Past = {
  readonly commits: number
  readonly reverts: number
  readonly words: readonly PastCount[]
  readonly paths: readonly PastCount[]
}

/** Words of a title, each once, in lower case, without what says that something is taken back. */
export function wordsOfTitle(title: string): ReadonlySet<string> {
  const words = new Set(title.toLowerCase().match(/[a-z]{3,40}/g))
  for (const word of ['revert', 'reverts', 'reverted']) words.delete(word)
  return words
}

/** A path, the folders it is in, and what it ends with (`*.ts`). */
function placesOf(path: string): readonly string[] {
  const places: string[] = []
  let name = 0
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', name)) {
    name = slash + 1
    places.push(path.slice(0, name))
  }
  const dot = path.lastIndexOf('.')
  if (dot > name) places.push(`*${path.slice(dot)}`)
  places.push(path)
  return places
}

/** The places of all these paths, each once, in their order. */
export function allPlaces(paths: readonly string[]): ReadonlySet<string> {
  const places = new Set<string>()
  for (const path of paths) for (const place of placesOf(path)) places.add(place)
  return places
}
