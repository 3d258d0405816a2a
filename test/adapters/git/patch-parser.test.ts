import { fc, test } from '@fast-check/vitest'
import { parsePatch } from 'diff'
import { describe, expect } from 'vitest'

import type { CommitDiff } from '../../../src/adapters/git/commit-diff.ts'
import { type DiffLimits, usualLimits } from '../../../src/adapters/git/file-collector.ts'
import { patchParser } from '../../../src/adapters/git/patch-parser.ts'
import type { FileChange } from '../../../src/engine/model/change.ts'
import { buildHistory, type Sketch } from './history-builder.ts'
import { plainGit } from './plain-git.ts'

const head = 'a'.repeat(40)

function parse(chunks: readonly Buffer[], limits: DiffLimits = usualLimits): Map<string, CommitDiff> {
  const diffs = new Map<string, CommitDiff>()
  const parser = patchParser(limits, (sha, diff) => void diffs.set(sha, diff))
  for (const chunk of chunks) parser.push(chunk)
  parser.end()
  return diffs
}

function filesOf(patch: string, limits?: DiffLimits): readonly FileChange[] {
  return parse([Buffer.from(`${head}\n${patch}`)], limits).get(head)?.files ?? []
}

function modified(path: string, hunks: readonly string[]): string {
  return `diff --git a/${path} b/${path}\nindex 1..2 100644\n--- a/${path}\n+++ b/${path}\n${hunks.join('')}`
}

const lines = fc.array(
  fc.constantFrom('a', 'b', '', 'diff --git a/x b/x', '@@ -1 +1 @@', head, '-', '+x', '\\ x', 'é'),
)
const text = fc.tuple(lines, fc.boolean()).map(([all, ended]) => all.join('\n') + (ended ? '\n' : ''))
/** Forty lines of which a few changed, so that one file has several hunks. */
const edited = fc
  .dictionary(fc.nat(39).map(String), fc.constantFrom('x', 'y', ''), { maxKeys: 4 })
  .map((edits) =>
    Array.from({ length: 40 }, (_, index) => edits[String(index)] ?? `line ${index}`).join('\n'),
  )
const content = fc.oneof(
  text,
  edited,
  fc.constant(null),
  fc.uint8Array().map((bytes) => Buffer.from([0, ...bytes])),
)
const path = fc.constantFrom('a', 'b b/b', 'd/größe', 'd/"q"', 'd/tab\t', ' a b/ a', 'e\ne', '-x', '\\n')
const sketches = fc.array(fc.dictionary(path, content, { maxKeys: 4 }), { minLength: 1, maxLength: 5 })

describe('patchParser', () => {
  test.prop([sketches, fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1 })], {
    numRuns: 25,
    examples: [[[{ a: Buffer.from([0]) }, { a: null, 'b b/b': Buffer.from([0]) }], [1]]],
  })('agrees with numstat and jsdiff on any history, cut into any chunks', async (made, cuts) => {
    const commits = made.map((files, index): Sketch => ({ name: `c${index}`, files }))
    const { folder } = await buildHistory(commits, { bare: true })
    const shas = plainGit(folder, ['rev-list', 'main'])
    const args = ['-c', 'core.quotePath=false', 'diff-tree', '--stdin', '-r', '--root', '--always']
    const output = Buffer.from(plainGit(folder, [...args, '-p', '-M', '--no-color'], shas))
    const diffs = parse(inChunks(output, cuts))
    expect([...diffs.keys()]).toEqual(shas.trim().split('\n'))
    for (const [sha, diff] of diffs) {
      const stat = plainGit(folder, [
        'diff-tree',
        '-r',
        '--root',
        '--no-commit-id',
        '--numstat',
        '-z',
        '-M',
        sha,
      ])
      expect(diff.files.map(statOf)).toEqual(asFarAsPatchesTell(readNumstat(stat), diff.files))
      for (const file of diff.files) expectJsdiffAgrees(file)
    }
  })

  test('reads names of renamed, copied and mode-changed files', () => {
    const files = filesOf(
      [
        'diff --git a/old name b/"new\\tname"\nsimilarity index 90%\nrename from old name\nrename to "new\\tname"\n',
        'diff --git a/x b/y\nsimilarity index 100%\ncopy from x\ncopy to y\n',
        'diff --git a/run b/run\nold mode 100644\nnew mode 100755\n',
      ].join(''),
    )
    expect(files.map(({ path, previousPath, status, patch }) => [path, previousPath, status, patch])).toEqual(
      [
        ['new\tname', 'old name', 'renamed', ''],
        ['y', 'x', 'copied', ''],
        ['run', null, 'modified', ''],
      ],
    )
  })

  test('takes no line of a file for structure', () => {
    const hunk = `@@ -1,2 +1,3 @@\n ${head}\n-diff --git a/x b/x\n+@@ -9 +9 @@\n+Binary files a/x and b/x differ\n`
    const files = filesOf(modified('x', [hunk]))
    expect(files).toEqual([
      {
        path: 'x',
        previousPath: null,
        status: 'modified',
        additions: 2,
        deletions: 1,
        patch: hunk.slice(0, -1),
      },
    ])
  })

  test('cuts a patch between hunks, counts all of it and says so', () => {
    const hunks = [1, 2, 3].map((start) => `@@ -${start}0 +${start}0 @@\n-old ${start}\n+new ${start}\n`)
    const limits = { ...usualLimits, bytesPerFile: (hunks[0] ?? '').length * 2 + 5 }
    const diff = parse(
      [Buffer.from(`${head}\n${modified('x', hunks)}${modified('y', hunks.slice(1))}`)],
      limits,
    ).get(head)
    expect(diff?.files.map(({ patch, additions }) => [patch, additions])).toEqual([
      [hunks.slice(0, 2).join('').slice(0, -1), 3],
      [hunks.slice(1).join('').slice(0, -1), 2],
    ])
    expect(diff?.completeness.kind).toBe('truncated')
  })

  test('keeps nothing of a hunk that alone is too long', () => {
    const hunk = `@@ -1 +1 @@\n-${'x'.repeat(100)}\n+${'y'.repeat(100)}\n`
    const [file] = filesOf(modified('x', [hunk]), { ...usualLimits, bytesPerFile: 100 })
    expect(file).toMatchObject({ patch: null, additions: 1, deletions: 1 })
  })

  test('keeps the whole change within its bound', () => {
    const hunk = '@@ -1 +1 @@\n-old\n+new\n'
    const patch = ['a', 'b', 'c'].map((name) => modified(name, [hunk])).join('')
    const files = filesOf(patch, { ...usualLimits, bytesPerChange: hunk.length * 2 })
    expect(files.map((file) => file.patch)).toEqual([hunk.slice(0, -1), hunk.slice(0, -1), null])
  })

  test('leaves out files beyond the bound and says so', () => {
    const patch = ['a', 'b', 'c'].map((name) => modified(name, [])).join('')
    const diff = parse([Buffer.from(`${head}\n${patch}`)], { ...usualLimits, filesPerChange: 2 }).get(head)
    expect(diff?.files.map((file) => file.path)).toEqual(['a', 'b'])
    expect(diff?.completeness).toEqual({
      kind: 'truncated',
      because: '1 files beyond the first 2 were left out',
    })
  })

  test('replaces bytes that are no UTF-8', () => {
    const bytes = Buffer.concat([
      Buffer.from(`${head}\n${modified('x', ['@@ -0,0 +1 @@\n+'])}`),
      Buffer.from([0xff, 10]),
    ])
    expect(parse([bytes]).get(head)?.files[0]?.patch).toBe('@@ -0,0 +1 @@\n+\uFFFD')
  })
})

function inChunks(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const chunks: Buffer[] = []
  let at = 0
  for (let turn = 0; at < bytes.length; turn++) {
    const length = cuts[turn % cuts.length] ?? 1
    chunks.push(bytes.subarray(at, at + length))
    at += length
  }
  return chunks
}

type Stat = { readonly path: string; readonly from: string | null; readonly counts: string }

/** A patch that only renames does not tell whether the file is binary; numstat looks at what it holds. */
function asFarAsPatchesTell(
  stats: ReturnType<typeof readNumstat>,
  files: readonly FileChange[],
): ReturnType<typeof readNumstat> {
  return stats.map((stat, index) => {
    const file = files[index]
    return file?.status === 'renamed' && file.patch === '' ? { ...stat, counts: '0 0' } : stat
  })
}

function statOf({ path, previousPath, additions, deletions, patch }: FileChange): Stat {
  return { path, from: previousPath, counts: patch === null ? 'binary' : `${additions} ${deletions}` }
}

/** `added TAB removed TAB path NUL`, or for a renamed file an empty path and then two. */
function readNumstat(stat: string): readonly Stat[] {
  const fields = stat.split('\0')
  const stats: Stat[] = []
  for (let at = 0; at < fields.length - 1; at++) {
    const field = fields[at] ?? ''
    const [added = '', removed = ''] = field.split('\t', 2)
    const name = field.slice(added.length + removed.length + 2)
    const moved = name === ''
    const counts = added === '-' ? 'binary' : `${added} ${removed}`
    stats.push({
      path: (moved ? fields[at + 2] : name) ?? '',
      from: moved ? (fields[at + 1] ?? '') : null,
      counts,
    })
    if (moved) at += 2
  }
  return stats
}

function expectJsdiffAgrees(file: FileChange): void {
  if (file.patch === null || file.patch === '') return
  const hunks = parsePatch(file.patch).flatMap((patch) => patch.hunks)
  const count = (sign: string): number =>
    hunks.flatMap((hunk) => hunk.lines).filter((line) => line.startsWith(sign)).length
  expect([count('+'), count('-')]).toEqual([file.additions, file.deletions])
}
