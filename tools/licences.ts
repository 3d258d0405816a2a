import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Name, version, licence and licence text of every package that these modules came from, by name. */
export function licencesOf(moduleIds: readonly string[]): string {
  const folders = new Set(
    moduleIds.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(id)?.[0] ?? []),
  )
  return [...folders]
    .map(licenceOf)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .join(`\n${'-'.repeat(80)}\n\n`)
}

function licenceOf(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Readonly<
    Record<string, unknown>
  >
  const texts = readdirSync(folder)
    .filter((name) => /^(?:licen[cs]e|copying|notice)/iu.test(name))
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
  const head = `${String(manifest['name'])} ${String(manifest['version'])} (${String(manifest['license'])})`
  return `${[head, ...texts].join('\n\n')}\n`
}
