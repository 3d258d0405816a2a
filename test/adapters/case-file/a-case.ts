import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { onTestFinished } from 'vitest'

/** A case as it stands in a file, with a range. */
export function aCase(over: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'acme/shop#1',
    repo: 'acme/shop',
    incident: { kind: 'check', name: 'test', title: 'test failed on main' },
    failures: [{ name: 'test', log: 'TypeError: no\n    at total (src/total.js:3:1)\n' }],
    range: { good: 'a'.repeat(40), bad: 'b'.repeat(40) },
    ...over,
  }
}

/** A change as a case gives it in full. */
export function aGivenChange(over: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: '12',
    title: 'Add tax',
    files: [{ path: 'src/total.js', patch: '@@ -1 +1 @@\n-a\n+b\n' }],
    ...over,
  }
}

/** The same case with its changes in full instead of a range. */
export function aCaseInFull(
  changes: readonly unknown[],
  over: Record<string, unknown> = {},
): Record<string, unknown> {
  const { range: _, ...rest } = aCase(over)
  return { ...rest, changes }
}

/** The text of a case file. */
export function jsonLines(...cases: readonly unknown[]): string {
  return cases.map((one) => `${JSON.stringify(one)}\n`).join('')
}

/** Writes a file into a folder that goes when the test ends; gives its path. */
export async function aFileOf(content: string | Uint8Array, name = 'cases.jsonl'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'prime-suspect-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}
