import { describe, expect, test } from 'vitest'

import { bytesOf, type CommitDiff } from '../../../src/adapters/git/commit-diff.ts'
import { openClone } from '../../../src/adapters/git/open-clone.ts'
import { readWindow } from '../../../src/adapters/git/read-commits.ts'
import { readPatchesAbreast } from '../../../src/adapters/git/read-patches-abreast.ts'
import { readPatches } from '../../../src/adapters/git/read-patches.ts'
import type { Sha } from '../../../src/engine/model/ids.ts'
import { buildHistory, type Sketch } from './history-builder.ts'

async function someCommits(count: number) {
  const sketches = Array.from({ length: count }, (_, index): Sketch => ({
    name: `c${index}`,
    files: { 'a.ts': `${index}\n`, [`${index}.ts`]: 'new\n' },
  }))
  const built = await buildHistory([{ name: 'good' }, ...sketches])
  const clone = await openClone(built.folder)
  const window = { good: built.sha('good'), bad: built.sha(`c${count - 1}`) }
  return { clone, commits: await readWindow(clone, window, count) }
}

describe('patches read by several processes', () => {
  test('are those that one process reads', async () => {
    const { clone, commits } = await someCommits(330)
    const alone = new Map<Sha, CommitDiff>()
    await readPatches(clone, commits, (sha, diff) => void alone.set(sha, diff))
    const abreast = new Map<Sha, CommitDiff>()
    const read = (sha: Sha, diff: CommitDiff): void => void abreast.set(sha, diff)
    expect(await readPatchesAbreast(clone, commits, read, { maxBytes: Infinity, processes: 3 })).toEqual([])
    expect(abreast.size).toBe(330)
    expect(abreast).toEqual(alone)
  })

  test('hold at least the newest that fit, whoever is first', async () => {
    const { clone, commits } = await someCommits(330)
    const read = new Map<Sha, CommitDiff>()
    const each = 600
    const maxBytes = 120 * each
    await readPatchesAbreast(clone, commits, (sha, diff) => void read.set(sha, diff), {
      maxBytes,
      processes: 3,
    })
    let bytes = 0
    for (const { sha } of commits) {
      if (bytes > maxBytes) break
      const diff = read.get(sha)
      expect(diff).toBeDefined()
      bytes += diff === undefined ? 0 : bytesOf(diff)
    }
    expect(bytes).toBeGreaterThan(maxBytes)
    expect(read.size).toBeLessThan(330)
  })
})
