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
 * those of titles, paths are folders, files and endings (`wordsOfTitle`, `placesOf`).
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
export function placesOf(path: string): readonly string[] {
  const parts = path.split('/')
  const folders = parts.slice(0, -1).map((_, index) => `${parts.slice(0, index + 1).join('/')}/`)
  const dot = parts.at(-1)?.lastIndexOf('.') ?? -1
  const ending = dot > 0 ? [`*${parts.at(-1)?.slice(dot)}`] : []
  return [...folders, ...ending, path]
}
