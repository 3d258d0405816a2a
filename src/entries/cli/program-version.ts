import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'

/** The version of the package that this file stands in, as a source or as a bundle. */
export function programVersion(): string {
  const path = findPackageJSON(import.meta.url)
  if (path === undefined) return 'unknown'
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { readonly version?: string }
  return manifest.version ?? 'unknown'
}
