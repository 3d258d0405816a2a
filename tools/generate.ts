import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import process from 'node:process'

import { generatedFiles } from './generated-files.ts'

// Writes the generated files; with --check it writes nothing and fails where one is not what would be written.
const root = join(import.meta.dirname, '..')
const check = process.argv.includes('--check')
for (const { path, text } of generatedFiles) {
  const target = join(root, path)
  if ((await readFile(target, 'utf8').catch(() => null)) === text()) continue
  if (check) {
    console.error(`${path} is out of date: npm run generate`)
    process.exitCode = 1
    continue
  }
  await mkdir(dirname(target), { recursive: true })
  await writeFile(target, text())
  console.log(path)
}
