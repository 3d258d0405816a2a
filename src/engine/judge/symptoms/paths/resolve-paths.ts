import type { ImplicatedPlace } from '../../../model/symptom.ts'
import type { PathIndex } from './path-index.ts'
import { parsePrintedPath } from './printed-path.ts'

export type Resolved = { readonly path: string; readonly how: ImplicatedPlace['how'] }

/** As many files may share a longest suffix before a bare name says nothing. */
const AMBIGUOUS_FROM = 4

/** Characters from which a file's name is its own. */
const LONG_NAME = 12

const commonSuffix = (a: readonly string[], b: readonly string[]): number => {
  let common = 0
  while (common < a.length && common < b.length && a.at(-1 - common) === b.at(-1 - common)) common += 1
  return common
}

/**
 * How well a path of the tree fits a printed one: segments in common from the end, and of equals the one that lies
 * wholly in the other. Two files that share only their name while both have further folders are different files.
 */
const fitOf = (printed: readonly string[], path: string): number => {
  const segments = path.split('/')
  const common = commonSuffix(printed, segments)
  const whole = common === segments.length || common === printed.length
  if (!whole && common < 2) return 0
  return common + (whole ? 0.5 : 0)
}

const inLowerCase = (text: string): string => text.toLowerCase()

const best = (printed: readonly string[], candidates: readonly string[]): string | null => {
  let top: string[] = []
  let topFit = 0
  for (const path of candidates) {
    const fit = fitOf(printed, path)
    if (fit === 0 || fit < topFit) continue
    if (fit > topFit) top = []
    topFit = fit
    top.push(path)
  }
  if (top.length === 0 || (top.length >= AMBIGUOUS_FROM && topFit < 2)) return null
  return top.reduce((short, path) => (path.length < short.length ? path : short))
}

const DRIVE = /^[A-Za-z]:/

/** As {@link best}, whatever the case, for systems that do not tell upper from lower: the one file that fits best. */
const inAnyCase = (index: PathIndex, segments: readonly string[]): string | null => {
  const lower = segments.map(inLowerCase)
  const fits = index
    .namedInAnyCase(segments.at(-1) ?? '')
    .map((path) => ({ path, fit: fitOf(lower, inLowerCase(path)) }))
  const top = fits.reduce((most, { fit }) => Math.max(most, fit), 1)
  const [only, other] = fits.filter(({ fit }) => fit === top)
  return other === undefined ? (only?.path ?? null) : null
}

// What a build writes and what it was made from: `dist/a.js` from `src/a.ts`.
const BUILD_FOLDERS: ReadonlySet<string> = new Set([
  'dist',
  'build',
  'lib',
  'out',
  'esm',
  'cjs',
  'output',
  '.next',
])
const SOURCE_ENDINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\.(?:c|m)?js$/, ['.ts', '.tsx', '.mts', '.cts', '.jsx']],
  [/\.jsx$/, ['.tsx']],
  [/\.(?:lo|o|obj)$/, ['.c', '.cc', '.cpp']],
  [/\.class$/, ['.java', '.kt']],
  [/\.pyc$/, ['.py']],
]

const sourceNames = (name: string): readonly string[] =>
  SOURCE_ENDINGS.flatMap(([ending, sources]) =>
    ending.test(name) ? sources.map((source) => name.replace(ending, source)) : [],
  )

/** The printed path as it would be called where the build read it from. */
const sourcePaths = (segments: readonly string[]): readonly (readonly string[])[] => {
  const name = segments.at(-1) ?? ''
  const names = sourceNames(name)
  const folders = segments.slice(0, -1)
  const from = folders.findLastIndex((folder) => BUILD_FOLDERS.has(folder))
  const moved = from === -1 ? [] : [folders.with(from, 'src'), folders.slice(from + 1)]
  const sameName = moved.map((where) => [...where, name])
  return [...names.flatMap((other) => [folders, ...moved].map((where) => [...where, other])), ...sameName]
}

/**
 * The file of the tree that a printed path means, and how sure that is; null where there is none or too many.
 * Of several, the one with most common segments wins, then the shortest path; of several that differ from it by case,
 * none.
 */
export const resolvePath = (index: PathIndex, printed: string): Resolved | null => {
  const { segments, absolute, inCheckout } = parsePrintedPath(printed)
  const name = segments.at(-1)
  if (name === undefined) return null
  for (const exact of [inCheckout, absolute ? null : segments]) {
    const path = exact?.join('/')
    if (path !== undefined && index.has(path)) return { path, how: 'exact' }
  }
  const found = best(segments, index.named(name))
  if (found !== null) return { path: found, how: 'suffix' }
  const fromWindows = printed.includes('\\') || DRIVE.test(printed)
  const folded = fromWindows ? inAnyCase(index, segments) : null
  if (folded !== null) return { path: folded, how: 'suffix' }
  for (const source of sourcePaths(inCheckout ?? segments)) {
    const path = best(source, index.named(source.at(-1) ?? ''))
    if (path !== null) return { path, how: 'suffix' }
  }
  // What stands at a machine's root is no file of ours: only for others is the tree's second index worth making.
  const spelled = absolute && inCheckout === null ? null : inAnyCase(index, segments)
  if (spelled !== null && (segments.length > 1 || name === inLowerCase(name)))
    return { path: spelled, how: 'suffix' }
  const sameName = segments.length > 1 ? index.named(name) : []
  // A file that moved, or a machine with folders of its own: a long name that only one file has still means it.
  if (sameName.length === 1 && name.length >= LONG_NAME) return { path: sameName[0] ?? '', how: 'stem' }
  return null
}
