import { rm, writeFile } from 'node:fs/promises'
import { isAbsolute, join, resolve } from 'node:path'

import { rolldown, type OutputChunk } from 'rolldown'

import { emptyDatabase, templateName } from '../src/adapters/store/embedded/template.ts'
import { licencesOf } from './licences.ts'
import { packGrammars } from './pack-grammars.ts'

const root = resolve(import.meta.dirname, '..')
const source = join(root, 'src/entries')

/**
 * Builds `action/`, `cli/` and `app/` into a folder, which is emptied first. The same sources give the same bytes, but
 * for the empty database that the embedded store starts from: every one that is made has a number of its own.
 */
export async function buildAll(out: string): Promise<void> {
  await rm(out, { recursive: true, force: true })
  await buildAction(join(out, 'action'))
  await buildPrograms(out)
}

/** The Action carries all it needs: GitHub runs it as it is checked out, and installs nothing. */
export async function buildAction(out: string): Promise<void> {
  const chunks = await bundle({ index: join(source, 'action/main.ts') }, out, () => false)
  await packGrammars(join(out, 'grammars'))
  await writeFile(join(out, 'licenses.txt'), licencesOf(chunks.flatMap(({ moduleIds }) => moduleIds)))
  // Nearest manifest of the bundle, wherever it is copied: without it Node would have to guess the module system.
  await writeFile(join(out, 'package.json'), '{ "type": "module" }\n')
}

/**
 * Packages of many small files that every command line loads: finding and reading these took longer than all of ours.
 * As parts of the bundle they cost a fifth.
 */
const bundledPackages: ReadonlySet<string> = new Set(['commander', 'zod'])

/** Command line and App come from the registry, with nearly all of their dependencies beside them. */
export async function buildPrograms(out: string): Promise<void> {
  const entries = {
    'cli/main': join(source, 'cli/main.ts'),
    'app/main': join(source, 'app/main.ts'),
    // Started as a thread, by its name beside the chunk that starts it.
    'chunks/rank-worker': join(source, 'cli/rank/rank-worker.ts'),
  }
  const chunks = await bundle(entries, out, isPackage)
  await writeFile(join(out, 'licenses.txt'), licencesOf(chunks.flatMap(({ moduleIds }) => moduleIds)))
  await packGrammars(join(out, 'grammars'))
  await writeFile(join(out, templateName), await emptyDatabase())
}

function isPackage(id: string): boolean {
  return !id.startsWith('.') && !id.startsWith('\0') && !isAbsolute(id) && !bundledPackages.has(id)
}

async function bundle(
  input: Readonly<Record<string, string>>,
  dir: string,
  external: (id: string) => boolean,
): Promise<readonly OutputChunk[]> {
  // The runtime of the grammars evaluates code that a module brings along; none of the grammars we pack has any.
  const checks = { eval: false }
  const bundled = await rolldown({ input, cwd: root, platform: 'node', external, checks })
  try {
    const { output } = await bundled.write({
      dir,
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name].js',
      banner: ({ name }) => (name === 'cli/main' ? '#!/usr/bin/env node' : ''),
    })
    return output.filter((part) => part.type === 'chunk')
  } finally {
    await bundled.close()
  }
}

if (import.meta.main) await buildAll(join(root, 'dist'))
