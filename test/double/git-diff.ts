export type DiffFile = {
  readonly path: string
  readonly previousPath: string | null
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed'
  readonly additions: number
  readonly deletions: number
  /** Blob id of the new side, of the old one when removed. */
  readonly sha: string
}

/** The tree without files; git knows it in every repository. */
export const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'

const statuses: Readonly<Record<string, DiffFile['status']>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  C: 'copied',
  T: 'changed',
}

type Counts = { readonly additions: number; readonly deletions: number }

type Block = { readonly raw: Omit<DiffFile, keyof Counts>[]; readonly counts: Counts[] }

/**
 * Reads `git diff-tree --stdin --always --raw --numstat -z`: for each pair of commits its id, then all raw entries,
 * then all counts in the same order. Gives the files pair by pair.
 */
export function parseDiffs(output: string): DiffFile[][] {
  const parts = output.split('\0')
  const blocks: Block[] = []
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? ''
    if (/^[0-9a-f]{40}$/.test(part)) blocks.push({ raw: [], counts: [] })
    const block = blocks.at(-1)
    if (part.startsWith(':')) {
      const [, , before = '', after = '', letter = ''] = part.split(' ')
      const moved = letter.startsWith('R') || letter.startsWith('C')
      const previousPath = moved ? (parts[++at] ?? '') : null
      const status = statuses[letter.charAt(0)] ?? 'changed'
      const sha = status === 'removed' ? before : after
      block?.raw.push({ path: parts[++at] ?? '', previousPath, status, sha })
    } else if (part.includes('\t')) {
      const [added = '', removed = '', path = ''] = part.split('\t')
      // A binary file counts as nothing; a move has its two paths in the next two parts.
      block?.counts.push({ additions: Number(added) || 0, deletions: Number(removed) || 0 })
      if (path === '') at += 2
    }
  }
  return blocks.map(({ raw, counts }) =>
    raw.map((file, n) => Object.assign(file, counts[n] ?? { additions: 0, deletions: 0 })),
  )
}

/**
 * Cuts `git diff-tree -p` into hunks by path, as GitHub's `patch` field gives them: no headers, no last newline.
 * The pieces come in the order of `files`, so that no path has to be read out of a header.
 */
export function splitPatches(output: string, files: readonly DiffFile[]): ReadonlyMap<string, string> {
  // A line of a diff starts with a blank, a sign, `@` or a backslash, so this header never is file content.
  const pieces = `\n${output}`.split('\ndiff --git ').slice(1)
  const found = new Map<string, string>()
  let at = 0
  for (const file of files) {
    const piece = pieces[at] ?? ''
    // A change of type (a file that becomes a link) is printed as a removal and an addition.
    at += file.status === 'changed' ? 2 : 1
    const start = piece.indexOf('\n@@ ')
    if (start >= 0 && file.status !== 'changed')
      found.set(file.path, piece.slice(start + 1).replace(/\n$/, ''))
  }
  return found
}
