import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the sources (`src`) or of the bundles (`dist`) that this file stands in. */
const program = resolve(
  dirname(fileURLToPath(import.meta.url)),
  import.meta.url.endsWith('.ts') ? '../..' : '..',
)

/**
 * A hash of the program's own code and the weights that came with it: two runs with the same fingerprint judge alike.
 * The version alone does not tell, for a clone changes between releases. Reads all at once: file by file, waiting for each, took four times as long.
 */
export function programFingerprint(folder: string = program): string {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && /\.(?:ts|js|json)$/u.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted()
  const hash = createHash('sha256')
  for (const path of paths) {
    hash.update(path.slice(folder.length))
    hash.update(readFileSync(path))
  }
  return hash.digest('hex').slice(0, 16)
}
