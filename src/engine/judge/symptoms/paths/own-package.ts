import type { PathIndex } from './path-index.ts'

/** Where package managers install, up to the package's folder: its name, and the path within it. */
const INSTALLED: readonly RegExp[] = [
  /\/(?:site|dist)-packages\/(?<name>[\w-]{1,80})\/(?<within>\S{1,300})$/,
  /\/node_modules\/(?:@[\w.-]{1,80}\/)?(?<name>[\w.-]{1,80})\/(?!\S{0,300}\/node_modules\/)(?<within>\S{1,300})$/,
  /\/gems\/(?<name>[A-Za-z][\w.-]{0,80}?)-\d[\w.]{0,30}(?:-[\w-]{1,30})?\/(?<within>\S{1,300})$/,
  /\/bundler\/gems\/(?<name>[\w.-]{1,80})-[0-9a-f]{7,40}\/(?<within>\S{1,300})$/,
  /\/\.?cargo\/(?:registry\/src|git\/checkouts)\/[\w.-]{1,120}\/(?<name>[\w-]{1,80}?)-\d[\w.+-]{0,40}\/(?<within>\S{1,300})$/,
  /\/pkg\/mod\/[\w.!~/-]{1,200}\/(?<name>[\w.!~-]{1,80})@v[\w.+-]{1,60}\/(?<within>\S{1,300})$/,
]

/**
 * True where a frame lies in an installed package that is made from this tree: the tree has the file below a folder of
 * the package's name, or, of a gem, the gem's specification. A library's users report its failures as they see them.
 */
export const isOwnPackage = (index: PathIndex, printed: string): boolean => {
  const path = printed.replaceAll('\\', '/')
  for (const pattern of INSTALLED) {
    const { name, within } = pattern.exec(path)?.groups ?? {}
    if (name === undefined || within === undefined) continue
    const below = `${name}/${within}`
    const files = index.named(within.slice(within.lastIndexOf('/') + 1))
    if (files.some((file) => file === below || file.endsWith(`/${below}`))) return true
    return index.has(within) && index.has(`${name}.gemspec`)
  }
  return false
}
