import { execFile } from 'node:child_process'

import { batchDiffs } from './diff-batch.ts'
import { emptyTree, parseDiffs, splitPatches, type DiffFile } from './git-diff.ts'
import { batchObjects } from './object-batch.ts'

type Person = { readonly name: string; readonly email: string; readonly at: string }

export type GitCommit = {
  readonly sha: string
  readonly tree: string
  readonly parents: readonly string[]
  readonly author: Person
  readonly committer: Person
  readonly message: string
}

type TreeEntry = {
  readonly mode: string
  readonly type: string
  readonly sha: string
  readonly size: number | null
  readonly path: string
}

type BlameRange = { readonly start: number; readonly end: number; readonly sha: string }

/** What the double reads from the repository behind it. Every answer comes from the real `git` program. */
export type GitRepository = {
  readonly dir: string
  /** The commit that a branch, a tag or a (possibly short) commit id names. */
  resolve(ref: string): Promise<string | null>
  commits(shas: readonly string[]): Promise<readonly GitCommit[]>
  commit(sha: string): Promise<GitCommit>
  /** Commits reachable from `head` and not from `base`, oldest first. */
  between(base: string, head: string): Promise<readonly string[]>
  /** Everything reachable from a commit, newest first. */
  history(sha: string): Promise<readonly string[]>
  mergeBase(a: string, b: string): Promise<string | null>
  /** Files that differ; `from` null means before the first commit. */
  files(from: string | null, to: string): Promise<readonly DiffFile[]>
  /** Hunks by path of the new side; binary files and pure renames have none. */
  patches(from: string | null, to: string): Promise<ReadonlyMap<string, string>>
  /** Null when there is no such tree. */
  tree(ref: string, recursive: boolean): Promise<{ sha: string; entries: readonly TreeEntry[] } | null>
  /** What stands at a path, a folder without bytes; null when it is missing. */
  entry(commit: string, path: string): Promise<{ type: string; sha: string; bytes: Buffer } | null>
  /** Null when the path is missing. */
  blame(commit: string, path: string): Promise<readonly BlameRange[] | null>
  /** Points a branch at a commit, as a push would. */
  setBranch(branch: string, sha: string): Promise<void>
  run(args: readonly string[], input?: string): Promise<Buffer>
}

const environment = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
}

/** Runs git without a shell; rejects with git's own words. */
export function runGit(args: readonly string[], input?: string | Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { env: environment, encoding: 'buffer' as const, maxBuffer: 1 << 29 }
    const child = execFile('git', [...args], options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout)
      else reject(new Error(`git ${args.join(' ')}: ${stderr.toString().trim() || error.message}`))
    })
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
}

const utc = (date: string): string => new Date(date).toISOString().replace('.000Z', 'Z')

const commitFields = ['%H', '%T', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B']

function parseCommits(output: string): GitCommit[] {
  const fields = output.split('\0')
  const found: GitCommit[] = []
  for (let at = 0; at + commitFields.length <= fields.length; at += commitFields.length) {
    const part = (n: number): string => fields[at + n] ?? ''
    found.push({
      sha: part(0),
      tree: part(1),
      parents: part(2).split(' ').filter(Boolean),
      author: { name: part(3), email: part(4), at: utc(part(5)) },
      committer: { name: part(6), email: part(7), at: utc(part(8)) },
      message: part(9).trimEnd(),
    })
  }
  return found
}

function parseTree(output: string): TreeEntry[] {
  return output
    .split('\0')
    .filter(Boolean)
    .map((line) => {
      const tab = line.indexOf('\t')
      const [mode = '', type = '', sha = '', size = '-'] = line.slice(0, tab).split(/ {1,20}/)
      return { mode, type, sha, size: size === '-' ? null : Number(size), path: line.slice(tab + 1) }
    })
}

function parseBlame(output: string): BlameRange[] {
  const ranges: { start: number; end: number; sha: string }[] = []
  for (const text of output.split('\n')) {
    const header = /^([0-9a-f]{40}) \d{1,9} (\d{1,9})(?: \d{1,9})?$/.exec(text)
    if (header === null) continue
    const sha = header[1] ?? ''
    const line = Number(header[2])
    const last = ranges.at(-1)
    if (last?.sha === sha && last.end === line - 1) last.end = line
    else ranges.push({ start: line, end: line, sha })
  }
  return ranges
}

const diffTree = 'diff-tree -r -M --no-ext-diff --no-textconv --full-index'.split(' ')

const once = <T>(memory: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> => {
  const known = memory.get(key) ?? ask()
  memory.set(key, known)
  return known
}

/** A branch moves, a commit does not. */
const ofCommit = <T>(
  memory: Map<string, Promise<T>>,
  ref: string,
  key: string,
  ask: () => Promise<T>,
): Promise<T> => (/^[0-9a-f]{40}$/.test(ref) ? once(memory, key, ask) : ask())

/** Opens a repository (bare or not). Answers about immutable objects are remembered. */
export function openGit(dir: string): GitRepository {
  const run = (args: readonly string[], input?: string) => runGit(['-C', dir, ...args], input)
  const text = async (args: readonly string[], input?: string) => (await run(args, input)).toString()
  const asked = (args: readonly string[]) =>
    text(args).then(
      (out) => out.trim(),
      () => null,
    )
  const known = new Map<string, GitCommit>()
  const diffs = new Map<string, Promise<readonly DiffFile[]>>()
  const hunks = new Map<string, Promise<ReadonlyMap<string, string>>>()
  const ranges = new Map<string, Promise<readonly string[]>>()
  const trees = new Map<string, ReturnType<GitRepository['tree']>>()
  const entries = new Map<string, ReturnType<GitRepository['entry']>>()
  const blames = new Map<string, ReturnType<GitRepository['blame']>>()

  const verify = (name: string) => asked(['rev-parse', '--verify', '--quiet', '--end-of-options', name])

  async function resolve(ref: string): Promise<string | null> {
    if (known.has(ref)) return ref
    const plain = /^(?:[0-9a-f]{4,40}|HEAD|refs\/.{1,500})$/.test(ref) ? [ref] : []
    const names = [...plain, `refs/heads/${ref}`, `refs/tags/${ref}`, `refs/${ref}`]
    for (const name of names) {
      const sha = await verify(`${name}^{commit}`)
      if (sha !== null && sha !== '') return sha
    }
    return null
  }

  async function commits(shas: readonly string[]): Promise<readonly GitCommit[]> {
    const missing = shas.filter((sha) => !known.has(sha))
    if (missing.length > 0) {
      const format = `--format=${commitFields.join('%x00')}`
      const args = ['log', '--no-walk=unsorted', '-z', '--encoding=UTF-8', format, '--stdin']
      for (const commit of parseCommits(await text(args, `${missing.join('\n')}\n`)))
        known.set(commit.sha, commit)
    }
    return shas.flatMap((sha) => known.get(sha) ?? [])
  }

  async function commit(sha: string): Promise<GitCommit> {
    const [found] = await commits([sha])
    if (found === undefined) throw new Error(`No commit ${sha} in ${dir}`)
    return found
  }

  const listed = async (...args: readonly string[]) =>
    (await text(['rev-list', '--date-order', ...args])).split('\n').filter(Boolean)
  const batched = batchDiffs(run, diffTree)
  const object = batchObjects(run)
  // The first commit of all has no parent to name; git then compares with nothing.
  const firstFiles = async (sha: string) =>
    parseDiffs(await text([...diffTree, '--root', '--raw', '--numstat', '-z', sha]))[0] ?? []
  const files = (from: string | null, to: string) =>
    once(diffs, `${from} ${to}`, () => (from === null ? firstFiles(to) : batched(from, to)))

  const treeOf = async (ref: string, recursive: boolean) => {
    const sha = await verify(`${ref}^{tree}`)
    if (sha === null || sha === '') return null
    const flags = recursive ? ['-r', '-t'] : []
    return { sha, entries: parseTree(await text(['ls-tree', ...flags, '-l', '-z', sha])) }
  }
  return {
    dir,
    resolve,
    commits,
    commit,
    between: (base, head) => once(ranges, `${base} ${head}`, () => listed('--reverse', `${base}..${head}`)),
    history: (sha) => once(ranges, sha, () => listed(sha)),
    mergeBase: (a, b) => asked(['merge-base', a, b]),
    files,
    patches: (from, to) =>
      once(hunks, `${from} ${to}`, async () =>
        splitPatches(await text([...diffTree, '-p', from ?? emptyTree, to]), await files(from, to)),
      ),
    tree: (ref, recursive) => ofCommit(trees, ref, `${ref} ${recursive}`, () => treeOf(ref, recursive)),
    entry: (commit, path) =>
      ofCommit(entries, commit, `${commit}:${path}`, () => object(`${commit}:${path}`)),
    blame: (commit, path) =>
      ofCommit(blames, commit, `${commit}:${path}`, async () => {
        const output = await asked(['blame', '--porcelain', commit, '--', path])
        return output === null ? null : parseBlame(output)
      }),
    setBranch: async (branch, sha) => {
      await run(['update-ref', `refs/heads/${branch}`, sha])
    },
    run,
  }
}
