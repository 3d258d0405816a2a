import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openGit, runGit, type GitRepository } from './git-repository.ts'

let dir: string
let git: GitRepository
let first: string
let second: string

const commitAll = async (message: string): Promise<string> => {
  await git.run(['add', '--all'])
  const who = ['-c', 'user.name=Ada B', '-c', 'user.email=ada@example.test']
  await git.run([...who, 'commit', '--quiet', '--allow-empty', '-m', message])
  return (await git.run(['rev-parse', 'HEAD'])).toString().trim()
}

const odd = 'folder with "quotes"/tab\there é.txt'

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'git-double-'))
  await runGit(['init', '--quiet', '--initial-branch=main', dir])
  git = openGit(dir)
  const lines = Array.from({ length: 40 }, (_, n) => `line ${n}\n`)
  await mkdir(join(dir, 'folder with "quotes"'))
  await writeFile(join(dir, odd), 'one\ntwo\n')
  await writeFile(join(dir, 'moved.txt'), lines.join(''))
  await writeFile(join(dir, 'gone.txt'), 'x\n')
  await writeFile(join(dir, 'picture.bin'), Buffer.from([0, 1, 2, 255]))
  await writeFile(join(dir, 'link'), 'a file first\n')
  await writeFile(join(dir, 'last.txt'), 'diff --git a/x b/x\n\rdiff --git a/y b/y\nend')
  first = await commitAll('First\n\nWith a body\x01 and odd signs')
  await writeFile(join(dir, odd), 'one\n2\n')
  await rename(join(dir, 'moved.txt'), join(dir, 'moved-to.txt'))
  await writeFile(join(dir, 'moved-to.txt'), ['new\n', ...lines].join(''))
  await rm(join(dir, 'gone.txt'))
  await writeFile(join(dir, 'picture.bin'), Buffer.from([0, 9, 9, 9]))
  await rm(join(dir, 'link'))
  await symlink('last.txt', join(dir, 'link'))
  await writeFile(join(dir, 'last.txt'), 'diff --git a/x b/x\n\rdiff --git a/y b/y\nend\nmore')
  second = await commitAll('Second')
})

afterAll(() => rm(dir, { recursive: true, force: true }))

describe('files of a change', () => {
  it('are told with their kind and counts, whatever their names', async () => {
    expect(await git.files(first, second)).toEqual([
      expect.objectContaining({ path: odd, status: 'modified', additions: 1, deletions: 1 }),
      expect.objectContaining({ path: 'gone.txt', status: 'removed', additions: 0, deletions: 1 }),
      expect.objectContaining({ path: 'last.txt', status: 'modified', additions: 2, deletions: 1 }),
      expect.objectContaining({ path: 'link', status: 'changed' }),
      expect.objectContaining({
        path: 'moved-to.txt',
        previousPath: 'moved.txt',
        status: 'renamed',
        additions: 1,
      }),
      expect.objectContaining({ path: 'picture.bin', status: 'modified', additions: 0, deletions: 0 }),
    ])
  })

  it('are those of the first commit when there was none before', async () => {
    const files = await git.files(null, first)
    expect(files.map((file) => file.status)).toEqual(Array.from({ length: 6 }, () => 'added'))
  })

  it('are answered right when many are asked for at once, empty ones among them', async () => {
    const pairs = [
      [first, second],
      [second, second],
      [second, first],
    ] as const
    const answers = await Promise.all(pairs.map(([from, to]) => git.files(from, to)))
    expect(answers.map((files) => files.length)).toEqual([6, 0, 6])
    expect(answers[2]?.find((file) => file.path === 'gone.txt')?.status).toBe('added')
  })

  it('fail where a commit does not exist, and not from then on', async () => {
    await expect(git.files(first, '1'.repeat(40))).rejects.toThrow('git')
    expect(await git.files(first, second)).toHaveLength(6)
  })
})

it('patches are hunks only, by the path of the new side, with none for what is binary', async () => {
  const patches = await git.patches(first, second)
  expect([...patches.keys()].toSorted()).toEqual([odd, 'gone.txt', 'last.txt', 'moved-to.txt'].toSorted())
  expect(patches.get(odd)).toBe('@@ -1,2 +1,2 @@\n one\n-two\n+2')
  expect(patches.get('last.txt')).toBe(
    [
      '@@ -1,3 +1,4 @@',
      ' diff --git a/x b/x',
      ' \rdiff --git a/y b/y',
      '-end',
      '\\ No newline at end of file',
      '+end',
      '+more',
      '\\ No newline at end of file',
    ].join('\n'),
  )
})

it('commits are read with all of their message and their times in UTC', async () => {
  const [commit] = await git.commits([first])
  expect(commit).toMatchObject({ message: 'First\n\nWith a body\x01 and odd signs', parents: [] })
  expect(commit?.author).toMatchObject({ name: 'Ada B', email: 'ada@example.test' })
  expect(commit?.author.at).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)
})

it('names resolve as GitHub takes them, and options of git do not get in', async () => {
  await git.run(['tag', 'v1', first])
  await git.setBranch('topic/one', first)
  for (const name of ['v1', 'tags/v1', 'topic/one', 'heads/topic/one', first, first.slice(0, 8)]) {
    expect(await git.resolve(name)).toBe(first)
  }
  expect(await git.resolve('HEAD')).toBe(second)
  for (const name of ['nothing', '--all', '', ':/First', '0'.repeat(40)])
    expect(await git.resolve(name)).toBeNull()
})

it('entries tell files from folders', async () => {
  expect(await git.entry(first, 'gone.txt')).toMatchObject({ type: 'blob', bytes: Buffer.from('x\n') })
  expect(await git.entry(second, 'gone.txt')).toBeNull()
  expect(await git.entry(first, 'folder with "quotes"')).toMatchObject({ type: 'tree' })
})

it('blame covers every line once and in order', async () => {
  expect(await git.blame(second, 'moved-to.txt')).toEqual([
    { start: 1, end: 1, sha: second },
    { start: 2, end: 41, sha: first },
  ])
  expect(await git.blame(second, 'nothing')).toBeNull()
})
