import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { runGit } from './git-repository.ts'
import { loginOf } from './represent/commits.ts'
import { draftChange, type Draft } from './story/changes.ts'
import { createImporter } from './story/fast-import.ts'
import { framesOf, type Position } from './story/job-log.ts'
import { applyEdits, landChange, type Landed, type MergeMethod, type Tip } from './story/landing.ts'
import { fault, shopFiles } from './story/shop.ts'
import { toInstant } from './world.ts'

export type StoryOptions = {
  /** How many changes landed between the good and the failing deployment (default 10). */
  readonly commits?: number
  /** Which of them plants the fault; 1 is the oldest (default: two thirds in). */
  readonly culprit?: number
  /** How pull requests land; `mixed` takes turns (default `squash`). */
  readonly mergeMethod?: MergeMethod | 'mixed'
  /** Which of them were pushed without a pull request. */
  readonly directPushes?: readonly number[]
  /** Which of them also add 230 files, more than two pages of a listing. */
  readonly bulky?: readonly number[]
  /** When it begins; an ordinary Monday in March by default, so that its commits are the same every time. */
  readonly begins?: string
  /** Text of `.github/prime-suspect.yml`; there is none by default. */
  readonly configuration?: string
  readonly owner?: string
  readonly name?: string
}

export type StoryChange = Omit<Draft, 'edits'> & {
  /** Null for a direct push. */
  readonly number: number | null
  readonly author: string
  readonly mergeMethod: MergeMethod | 'push'
  /** The commit by which it landed. */
  readonly commit: string
  /** All that it brought onto the branch, oldest first; the commit above is the last. */
  readonly commits: readonly string[]
  readonly mergedAt: string
  readonly paths: readonly string[]
}

/** A small shop with a past: a good deployment, merged changes of which one plants a fault, a failing deployment. */
export type Story = {
  readonly owner: string
  readonly name: string
  /** The bare repository. */
  readonly dir: string
  readonly good: string
  readonly bad: string
  readonly goodAt: string
  readonly badAt: string
  /** Oldest first. */
  readonly changes: readonly StoryChange[]
  /** Pull requests from before the good deployment, oldest first. */
  readonly earlier: readonly StoryChange[]
  readonly culprit: StoryChange
  /** Where the fault throws, at the bad commit. */
  readonly throwsAt: Position
  /** The shop at the bad commit. */
  readonly files: ReadonlyMap<string, string>
  /** A clone with a work tree at the given commit (the bad one by default). */
  readonly clone: (commit?: string) => Promise<string>
  /** Deletes the repository and all clones. */
  readonly remove: () => Promise<void>
}

const people = ['Mira Lindqvist', 'Tomás Ferreira', 'Yuki Arai', 'Nadia Osei', 'Jonas Weber'] as const
const methods = ['merge', 'squash', 'rebase'] as const
const earlierChanges = 3
const minute = 60_000

const emailOf = (person: string): string => `${loginOf(person)}@example.test`

type Written = {
  readonly draft: Draft
  readonly number: number | null
  readonly author: string
  readonly landed: Landed
}

function methodOf(options: StoryOptions, at: number, isEarlier: boolean): MergeMethod | 'push' {
  if (!isEarlier && options.directPushes?.includes(at) === true) return 'push'
  const wanted = options.mergeMethod ?? 'squash'
  return wanted === 'mixed' ? (methods[at % methods.length] ?? 'merge') : wanted
}

function bulk(draft: Draft, at: number): Draft {
  const files = Array.from({ length: 230 }, (_, n) => [`assets/${at}/${n}.txt`, `${n}\n`] as const)
  return { ...draft, edits: { ...draft.edits, ...Object.fromEntries(files) } }
}

/** Writes all commits of the story into an importer; the same options give the same commit ids. */
function write(options: StoryOptions, count: number, culpritAt: number) {
  const importer = createImporter()
  const { configuration } = options
  const configured = configuration === undefined ? {} : { '.github/prime-suspect.yml': configuration }
  const beginning = { ...shopFiles, ...configured }
  const files = new Map(Object.entries(beginning))
  let now = Date.parse(options.begins ?? '2026-03-02T09:00:00Z')
  const first = importer.commit({
    ref: 'refs/heads/main',
    author: people[0],
    email: emailOf(people[0]),
    at: toInstant(now),
    message: 'A shop\n',
    parents: [],
    edits: beginning,
  })
  let tip: Tip = { mark: first }
  let number = 0
  const land = (at: number, isEarlier: boolean): Written => {
    now += 47 * minute
    const method = methodOf(options, at, isEarlier)
    const drafted = draftChange(number + at, files, !isEarlier && at === culpritAt)
    const draft = !isEarlier && options.bulky?.includes(at) === true ? bulk(drafted, at) : drafted
    const author = people[at % people.length] ?? people[0]
    number += method === 'push' ? 0 : 1
    const change = {
      draft,
      author,
      email: emailOf(author),
      number,
      at: now,
      owner: options.owner ?? 'octo-org',
    }
    const landed = landChange(importer, tip, method, change)
    applyEdits(files, landed.edits)
    tip = { mark: landed.marks.at(-1) ?? tip.mark }
    return { draft, number: method === 'push' ? null : number, author, landed }
  }
  const steps = (length: number, isEarlier: boolean) =>
    Array.from({ length }, (_, n) => land(n + 1, isEarlier))
  const earlier = steps(earlierChanges, true)
  const good = tip.mark
  const goodAt = toInstant(now + 40 * minute)
  const changes = steps(count, false)
  return {
    importer,
    files,
    earlier,
    changes,
    good,
    goodAt,
    bad: tip.mark,
    badAt: toInstant(now + 40 * minute),
  }
}

const toChange = (
  { draft, number, author, landed }: Written,
  shaOf: (mark: number) => string,
): StoryChange => {
  const commits = landed.marks.map(shaOf)
  const { edits, ...words } = { ...draft, edits: landed.edits }
  return {
    ...words,
    number,
    author,
    mergeMethod: landed.method,
    commits,
    commit: commits.at(-1) ?? '',
    mergedAt: landed.mergedAt,
    paths: Object.keys(edits),
  }
}

/** Makes a story. A hundred changes take a fraction of a second. */
export async function deployStory(options: StoryOptions = {}): Promise<Story> {
  const count = options.commits ?? 10
  const culpritAt = options.culprit ?? Math.ceil((count * 2) / 3)
  const written = write(options, count, culpritAt)
  const { dir, shaOf } = await written.importer.finish()
  const changes = written.changes.map((change) => toChange(change, shaOf))
  const culprit = changes[culpritAt - 1]
  const throwsAt = framesOf(written.files)[0]
  if (culprit === undefined || throwsAt === undefined) throw new Error(`The story has no change ${culpritAt}`)
  const made: string[] = [dir]
  return {
    owner: options.owner ?? 'octo-org',
    name: options.name ?? 'storefront',
    dir,
    good: shaOf(written.good),
    bad: shaOf(written.bad),
    goodAt: written.goodAt,
    badAt: written.badAt,
    changes,
    earlier: written.earlier.map((change) => toChange(change, shaOf)),
    culprit,
    throwsAt: { path: throwsAt.path, line: throwsAt.line, column: throwsAt.column },
    files: written.files,
    clone: async (commit = shaOf(written.bad)) => {
      const to = await mkdtemp(join(tmpdir(), 'story-clone-'))
      made.push(to)
      await runGit(['clone', '--quiet', '--no-hardlinks', dir, to])
      await runGit(['-C', to, 'checkout', '--quiet', commit])
      return to
    },
    remove: async () => {
      await Promise.all(made.map((each) => rm(each, { recursive: true, force: true })))
    },
  }
}

/** What the planted fault says, for tests that look for it. */
export const storyFault: { readonly path: string; readonly symbol: string; readonly message: string } = fault
