/**
 * A pattern of a CODEOWNERS file, asked whether it matches a path split at its slashes. Not by regular expressions,
 * nor by a package that makes them: a few `**` in a row would take years. Every question here is answered in at most
 * (length of pattern) × (length of path) steps, and nearly always in one pass over the path.
 */
export type OwnersPattern = (path: readonly string[]) => boolean

/** One segment of a pattern: literal pieces with `*` between them, in which `anyCharacter` stands for `?`. */
type Segment = readonly string[]

const anyCharacter = '\0'
/** No path that git can check out is longer. */
const longest = 4_096

/**
 * Null for what GitHub does not take as a pattern: negation, character ranges, a leading `\#`. `pattern` may hold
 * escaped characters. The rules are those of gitignore, except that a final `/*` goes one level deep only.
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export function ownersPattern(pattern: string): OwnersPattern | null {
  if (pattern.length > longest || /^(?:!|\\#)/.test(pattern)) return null
  const isFolder = pattern.endsWith('/')
  const bare = pattern.slice(pattern.startsWith('/') ? 1 : 0, isFolder ? -1 : undefined)
  const parts = bare.split('/').map((part) => (/^\*{2,}$/.test(part) ? '**' : part))
  const hasSlash = pattern.startsWith('/') || parts.length > 1
  if (parts.includes('')) return null
  const isOneLevel = hasSlash && !isFolder && parts.at(-1) === '*'
  const isBelow = isFolder || parts.at(-1) === '**'
  // `x/**` is all below x; `x/**/` all below any folder in x.
  if (parts.at(-1) === '**') parts.splice(-1, 1, ...(isFolder ? ['**', '*'] : []))
  if (!hasSlash) parts.unshift('**')
  const runs: Segment[][] = [[]]
  for (const part of parts) {
    const segment = part === '**' ? null : segmentOf(part)
    if (segment === undefined) return null
    if (segment === null) runs.push([])
    else runs.at(-1)?.push(segment)
  }
  return (path) => matches(runs, path, { atLeast: isBelow ? 1 : 0, toTheEnd: isOneLevel })
}

/** Undefined where it holds a bracket that is not escaped, or ends in a lone backslash. */
function segmentOf(part: string): Segment | undefined {
  const pieces = ['']
  for (let at = 0; at < part.length; at++) {
    const character = part.charAt(at)
    if (character === '[' || character === ']') return undefined
    if (character === '*') {
      if (pieces.length === 1 || pieces.at(-1) !== '') pieces.push('')
      continue
    }
    if (character === '\\') at++
    if (at === part.length) return undefined
    pieces[pieces.length - 1] += character === '?' ? anyCharacter : part.charAt(at)
  }
  return pieces
}

type Rest = { readonly atLeast: number; readonly toTheEnd: boolean }

/** Runs of segments with any number of folders between them; what follows the last is below what matched. */
function matches(runs: readonly (readonly Segment[])[], path: readonly string[], rest: Rest): boolean {
  let at = 0
  for (const [index, run] of runs.entries()) {
    const isLast = index === runs.length - 1
    // The first place that fits leaves most room for what follows, so no choice is ever taken back.
    const last = path.length - run.length - (isLast ? rest.atLeast : 0)
    const from = isLast && rest.toTheEnd ? Math.max(at, last) : at
    const to = index === 0 ? Math.min(0, last) : last
    const found = placeOf(run, path, from, to)
    if (found === null) return false
    at = found + run.length
  }
  return !rest.toTheEnd || at === path.length
}

function placeOf(run: readonly Segment[], path: readonly string[], from: number, to: number): number | null {
  for (let at = from; at <= to; at++)
    if (run.every((segment, index) => fits(segment, path[at + index] ?? ''))) return at
  return null
}

function fits(segment: Segment, name: string): boolean {
  const [first = '', ...others] = segment
  const end = others.pop()
  if (end === undefined) return name.length === first.length && standsAt(first, name, 0)
  const endsFrom = name.length - end.length
  if (endsFrom < first.length || !standsAt(first, name, 0) || !standsAt(end, name, endsFrom)) return false
  let at = first.length
  for (const piece of others) {
    const found = find(piece, name, at)
    if (found < 0 || found + piece.length > endsFrom) return false
    at = found + piece.length
  }
  return true
}

function find(piece: string, name: string, from: number): number {
  if (!piece.includes(anyCharacter)) return name.indexOf(piece, from)
  for (let at = from; at + piece.length <= name.length; at++) if (standsAt(piece, name, at)) return at
  return -1
}

function standsAt(piece: string, name: string, at: number): boolean {
  if (!piece.includes(anyCharacter)) return name.startsWith(piece, at)
  for (let index = 0; index < piece.length; index++)
    if (piece[index] !== anyCharacter && piece[index] !== name[at + index]) return false
  return true
}
