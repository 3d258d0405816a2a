/** The paths that stand nearest to a file: most leading folders in common, then the shallowest, then by name. */
export function nearest(from: string, paths: readonly string[], most: number): readonly string[] {
  if (paths.length <= 1) return paths
  const near = paths.map((path) => ({ path, shared: sharedFolders(from, path), depth: depthOf(path) }))
  return near
    .sort((a, b) => b.shared - a.shared || a.depth - b.depth || (a.path < b.path ? -1 : 1))
    .slice(0, most)
    .map(({ path }) => path)
}

/** How many leading folders two paths have in common. */
function sharedFolders(a: string, b: string): number {
  let shared = 0
  for (let at = 0; at < a.length && a[at] === b[at]; at += 1) if (a[at] === '/') shared += 1
  return shared
}

function depthOf(path: string): number {
  let depth = 0
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) depth += 1
  return depth
}
