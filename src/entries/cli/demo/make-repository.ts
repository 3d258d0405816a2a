import { mkdir } from 'node:fs/promises'

import { runTool } from './run-tool.ts'
import type { Edit, ShopChange } from './shop-change.ts'
import { lastGoodPull, shopHistory } from './shop-history.ts'
import { shopStart } from './shop-start.ts'

/** The tag of the last good deploy, and the branch that is deployed. */
export const goodRef = 'v1.0.0'
export const badRef = 'main'

const people = {
  ada: 'Ada Example <ada@shop.example>',
  ben: 'Ben Example <ben@shop.example>',
  cleo: 'Cleo Example <cleo@shop.example>',
  dan: 'Dan Example <dan@shop.example>',
} as const

/** Monday, 2 March 2026, 09:00 UTC; five hours go by between changes, so every commit id is the same every time. */
const begin = 1_772_442_000
const step = 5 * 3600

/**
 * Makes the shop's repository in `directory` through git's own import format: one process for all commits.
 * @throws Refusal when git is missing
 */
export async function makeRepository(directory: string): Promise<{ readonly commits: number }> {
  await mkdir(directory, { recursive: true })
  const { stream, commits } = importStream()
  await runTool('git', ['init', '--quiet', '--template=', `--initial-branch=${badRef}`], { directory })
  await runTool('git', ['fast-import', '--quiet'], { directory, input: stream })
  return { commits }
}

/** Puts the files of a commit into the folder. */
export async function checkOut(directory: string, ref: string): Promise<void> {
  await runTool('git', ['checkout', '--quiet', '--force', ref], { directory })
}

/** The repository as text for `git fast-import`. */
export function importStream(): { readonly stream: string; readonly commits: number } {
  const files = new Map(Object.entries(shopStart))
  const parts = [commit({ mark: 1, on: 'main', who: 'ada', title: 'Open the shop', parents: [], files })]
  let head = 1
  let last = 1
  for (const change of shopHistory) {
    const touched = applyEdits(files, change.edits)
    const message = { who: change.author, files: touched }
    if (change.branch === undefined) {
      parts.push(commit({ ...message, mark: ++last, on: 'main', title: titleOf(change), parents: [head] }))
    } else {
      const title = `${change.title}${change.body === undefined ? '' : `\n\n${change.body}`}`
      parts.push(commit({ ...message, mark: ++last, on: change.branch, title, parents: [head] }))
      const merge = { mark: ++last, on: 'main', title: titleOf(change), parents: [head, last - 1] }
      parts.push(
        commit({ ...message, ...merge }),
        `reset refs/heads/${change.branch}\nfrom ${'0'.repeat(40)}\n\n`,
      )
    }
    head = last
    if (change.pull === lastGoodPull) parts.push(`reset refs/tags/${goodRef}\nfrom :${head}\n\n`)
  }
  return { stream: `${parts.join('')}done\n`, commits: last }
}

type Commit = {
  readonly mark: number
  readonly on: string
  readonly who: keyof typeof people
  readonly title: string
  readonly parents: readonly number[]
  readonly files: ReadonlyMap<string, string>
}

function commit({ mark, on, who, title, parents, files }: Commit): string {
  const stamp = `${people[who]} ${begin + mark * step} +0000`
  const [first, second] = parents
  return [
    `commit refs/heads/${on}`,
    `mark :${mark}`,
    `author ${stamp}`,
    `committer ${stamp}`,
    data(`${title}\n`),
    ...(first === undefined ? [] : [`from :${first}`]),
    ...(second === undefined ? [] : [`merge :${second}`]),
    ...[...files].map(([path, text]) => `M 100644 inline ${path}\n${data(text)}`),
    '',
  ].join('\n')
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`
}

/** As GitHub writes them when a pull request is merged or squashed. */
function titleOf({ pull, title, body, author, branch }: ShopChange): string {
  if (branch !== undefined) return `Merge pull request #${pull} from ${author}/${branch}\n\n${title}`
  return `${title} (#${pull})${body === undefined ? '' : `\n\n${body}`}`
}

/** Changes `files` and gives those that changed. */
function applyEdits(files: Map<string, string>, edits: readonly Edit[]): ReadonlyMap<string, string> {
  for (const edit of edits)
    files.set(edit.path, 'text' in edit ? edit.text : replaced(files.get(edit.path), edit))
  return new Map(edits.map(({ path }) => [path, files.get(path) ?? '']))
}

function replaced(text: string | undefined, { path, from, to }: Extract<Edit, { from: string }>): string {
  const pieces = text?.split(from) ?? []
  if (pieces.length !== 2) throw new Error(`the demo's edit of ${path} does not fit: ${from}`)
  return pieces.join(to)
}
