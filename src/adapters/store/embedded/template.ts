import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { PGlite } from '@electric-sql/pglite'

/** The name under which the build puts it beside the programs. */
export const templateName = 'store-template.tgz'

/**
 * An empty database, packed, to start new ones from: unpacking it takes half the time of making one and a third of the
 * memory. The build brings it; a clone makes it once and keeps it beside its packages.
 */
export async function emptyDatabase(): Promise<Buffer> {
  const packed = [`./${templateName}`, `../${templateName}`]
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path))
  const kept = packed ?? keptPath()
  if (existsSync(kept)) return await readFile(kept)
  const made = await makeEmptyDatabase()
  await keep(made, kept)
  return made
}

async function makeEmptyDatabase(): Promise<Buffer> {
  const pglite = await PGlite.create()
  try {
    const dump = await pglite.dumpDataDir('gzip')
    return Buffer.from(await dump.arrayBuffer())
  } finally {
    await pglite.close()
  }
}

/** Named for the version of PGlite, whose files may differ from those of the next. */
function keptPath(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const { version } = createRequire(import.meta.url)(join(dirname(entry), '../package.json')) as {
    readonly version: string
  }
  return join(dirname(entry), '../../../.cache/prime-suspect', `pglite-${version}.tgz`)
}

/** Where nothing may be written it is made again the next time. */
async function keep(bytes: Buffer, path: string): Promise<void> {
  const partial = `${path}.${randomUUID()}`
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(partial, bytes)
    await rename(partial, path)
  } catch {
    return
  }
}
