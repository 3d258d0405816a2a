/** A path as a log prints it, brought into the tree's form: segments, and whether it began at a root. */
export type PrintedPath = {
  readonly segments: readonly string[]
  readonly absolute: boolean
  /** The segments below a known checkout folder; null where the path is not below one. */
  readonly inCheckout: readonly string[] | null
}

const SCHEME = /^(?:file|webpack|webpack-internal|https?|vscode|app|rollup|turbopack|capacitor):\/{0,3}/
// Dart prints a library's files below its package's name; they lie in the package's `lib`.
const DART_PACKAGE = /^package:[^/]+\//
// Where hosted runners, common images and CI systems put the repository.
const CHECKOUTS: readonly RegExp[] = [
  /^(?:home|Users)\/runner\/work\/[^/]+\/[^/]+\//,
  /^[A-Za-z]:\/a\/[^/]+\/[^/]+\//,
  /^__w\/[^/]+\/[^/]+\//,
  /^github\/workspace\//,
  /^builds\/[^/]+\/[^/]+\//,
  /^home\/(?:circleci|travis|vsts|buildkite-agent)\/(?:project|work|build|builds)\/(?:[^/]+\/){0,2}/,
  /^var\/(?:lib\/)?jenkins\/workspace\/[^/]+\//,
  /^(?:usr\/src\/app|usr\/src|workspace|workspaces\/[^/]+|app|code|src|repo|project|work|build|go\/src\/[^/]+\/[^/]+\/[^/]+)\//,
]

/** The path's segments, `.` and empty ones left out and `..` at the start dropped. */
const segmentsOf = (path: string): string[] => {
  const kept: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.' || segment === '...') continue
    if (segment === '..') kept.pop()
    else kept.push(segment)
  }
  return kept
}

/** Separators, address schemes, queries and a position behind the path are taken off. */
export const parsePrintedPath = (printed: string): PrintedPath => {
  const slashed = printed.replaceAll('\\', '/').replace(DART_PACKAGE, 'lib/')
  const withoutScheme = slashed.replace(SCHEME, (scheme) => (scheme.startsWith('file') ? '/' : ''))
  const path = withoutScheme
    .replace(/[?#].*$/, '')
    .replace(/(?::\d{1,7}){1,2}$|\(\d{1,7}(?:,\d{1,6})?\)?$/, '')
  const absolute = path.startsWith('/') || /^[A-Za-z]:\//.test(path)
  const segments = segmentsOf(path)
  const joined = segments.join('/')
  const checkout = absolute ? CHECKOUTS.find((root) => root.test(joined)) : undefined
  const inCheckout = checkout === undefined ? null : segmentsOf(joined.replace(checkout, ''))
  return { segments, absolute, inCheckout }
}
