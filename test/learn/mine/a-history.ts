import type { Instant, Sha } from '../../../src/engine/model/ids.ts'
import { readLandingMessage } from '../../../src/engine/model/landing-message.ts'
import type { Landing } from '../../../src/learn/mine/history.ts'
import type { Logged, LoggedCommit } from '../../../src/learn/mine/logged-commit.ts'

export type Sketch = {
  readonly subject: string
  readonly body?: string
  readonly author?: string
  readonly email?: string
  /** Commits of a line that this one merges, by their subjects' sketches. */
  readonly brings?: readonly Sketch[]
  /** Days after the commit before; one hour where absent. */
  readonly daysLater?: number
  readonly isRelease?: boolean
}

const hour = 60 * 60 * 1000

/** A commit id that hangs on a number alone and looks like one: its digits do not repeat. */
export function shaOf(number: number): Sha {
  let state = BigInt(number + 1) * 0x9e3779b97f4a7c15n
  let digits = ''
  while (digits.length < 40) {
    state = BigInt.asUintN(64, (state ^ (state >> 31n)) * 0xbf58476d1ce4e5b9n + 0x94d049bb133111ebn)
    digits += (state >> 20n).toString(16).padStart(11, '0').slice(-8)
  }
  return digits.slice(0, 40) as Sha
}

/** A branch with these commits, the oldest first; `sha` gives the id of the n-th of them. */
export function aHistory(sketches: readonly Sketch[]): Logged & { readonly sha: (at: number) => Sha } {
  const commits: LoggedCommit[] = []
  const line: LoggedCommit[] = []
  let time = Date.parse('2024-01-01T00:00:00Z')
  let made = 0
  const add = (
    { subject, body = '', author = 'Ada Lovelace', email = 'lovelace@example.org' }: Sketch,
    parents: readonly Sha[],
  ) => {
    const committedAt = new Date(time).toISOString() as Instant
    const commit = { sha: shaOf(made), parents, author, email, committedAt, subject, body }
    made += 1
    commits.push(commit)
    return commit
  }
  for (const sketch of sketches) {
    time += sketch.daysLater === undefined ? hour : sketch.daysLater * 24 * hour
    const parent = line.at(-1)
    const first = parent === undefined ? [] : [parent.sha]
    let side = first
    for (const one of sketch.brings ?? []) side = [add(one, side).sha]
    line.push(add(sketch, sketch.brings === undefined ? first : [...first, ...side]))
  }
  const at = (index: number): Sha => line[index]?.sha ?? ('' as Sha)
  return {
    repo: 'acme/shop',
    isNamed: true,
    head: at(line.length - 1),
    commits: commits.toReversed(),
    releases: sketches.flatMap(({ isRelease }, index) => (isRelease === true ? [at(index)] : [])),
    sha: at,
  }
}

export function aCommit(subject: string, body = '', over: Partial<LoggedCommit> = {}): LoggedCommit {
  return {
    sha: shaOf(7),
    parents: [],
    author: 'Ada Lovelace',
    email: 'lovelace@example.org',
    committedAt: null,
    subject,
    body,
    ...over,
  }
}

export function aLanding(commit: LoggedCommit, brought: readonly LoggedCommit[] = []): Landing {
  const { pull, title } = readLandingMessage(commit.subject, commit.body)
  return { commit, brought, pull, title }
}

/** So many commits that have nothing to do with anything. */
export function fillers(count: number, prefix = 'Tidy shelf'): readonly Sketch[] {
  return Array.from({ length: count }, (_, index) => ({ subject: `${prefix} number ${index}` }))
}
