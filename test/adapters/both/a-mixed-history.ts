import { seededDice } from '../../../tools/torture/disorder/seeded-dice.ts'
import { createImporter, type Edits } from '../../double/story/fast-import.ts'
import { toInstant } from '../../double/world.ts'

/** How a change came onto the branch. `queue` lands two pull requests at once, both branched off before either. */
export type Way = 'merge' | 'squash' | 'rebase' | 'queue' | 'push'

export type LandedChange = {
  readonly way: Way
  /** Null for a direct push. */
  readonly number: number | null
  readonly title: string
  readonly body: string
  /** Oldest first; the last is the one by which it landed. */
  readonly commits: readonly string[]
  readonly mergedAt: string
}

export type MixedHistory = {
  readonly dir: string
  /** The last commit that was deployed well; after a force push it is on no branch any more. */
  readonly good: string
  readonly bad: string
  /** Oldest first. */
  readonly changes: readonly LandedChange[]
}

type Marked = Omit<LandedChange, 'commits'> & { readonly marks: readonly number[] }

const ways: readonly Way[] = ['merge', 'squash', 'rebase', 'queue', 'push']
const paths = ['src/cart.js', 'src/pay.js', 'lib/mail/send.js', 'docs/übersicht.md', 'test/pay test.js']
const minute = 60_000
const main = 'refs/heads/main'

const linesOf = (path: string): string => Array.from({ length: 30 }, (_, n) => `${path} line ${n}\n`).join('')

/** Commits one after the other, a minute apart. */
function scribe() {
  const importer = createImporter()
  let now = Date.parse('2026-03-02T09:00:00Z')
  const by = { author: 'Mira Lindqvist', email: 'mira@example.test' }
  return {
    finish: importer.finish,
    now: () => toInstant(now),
    commit: (parents: readonly number[], message: string, edits: Edits, ref = main): number =>
      importer.commit({
        ...by,
        ref,
        at: toInstant((now += minute)),
        message: `${message}\n`,
        parents,
        edits,
      }),
  }
}

/** The files as they are, and what is done to them. */
function desk(dice: () => number) {
  const files = new Map(paths.map((path) => [path, linesOf(path)]))
  let made = 0
  const put = (edits: Edits): Edits => {
    for (const [path, text] of Object.entries(edits)) {
      if (text === null) files.delete(path)
      else files.set(path, text)
    }
    return edits
  }
  return {
    files,
    /** A file of its own, which clashes with nothing. */
    add: (): Edits => put({ [`src/new/part-${(made += 1)}.js`]: linesOf(`part ${made}`) }),
    /** One line of one file is another; now and then the file moves as it is. */
    edit: (): Edits => {
      const known = [...files.keys()]
      const path = known[Math.floor(dice() * known.length)] ?? ''
      const text = files.get(path) ?? ''
      if (dice() < 0.15)
        return put({ [path]: null, [`moved/${(made += 1)}/${path.split('/').at(-1)}`]: text })
      const lines = text.split('\n')
      lines[Math.floor(dice() * 30)] = `changed ${(made += 1)}`
      return put({ [path]: lines.join('\n') })
    },
  }
}

/** One repository with changes of every way in an order that the seed says. The same seed gives the same commits. */
export async function aMixedHistory(seed: number, isForcePushed: boolean): Promise<MixedHistory> {
  const dice = seededDice(seed)
  const { commit, finish, now } = scribe()
  const { files, add, edit } = desk(dice)
  const changes: Marked[] = []
  const first = commit([], 'A shop', { ...Object.fromEntries(files), CODEOWNERS: '/src/ @octo-org/shop\n' })
  let tip = first
  const note = (way: Way, number: number | null, title: string, marks: readonly number[]): void => {
    const body = number === null ? '' : `Because of ${number}.`
    changes.push({ way, number, title, body, marks, mergedAt: now() })
    tip = marks.at(-1) ?? tip
  }
  const mergeOf = (number: number, title: string, branch: number, edits: Edits): number =>
    commit(
      [tip, branch],
      `Merge pull request #${number} from octo-org/topic-${number}\n\n${title}\n\nBecause of ${number}.`,
      edits,
    )
  const land = (way: Way, number: number): void => {
    const title = `${['Round', 'Sort', 'Explain'][Math.floor(dice() * 3)]} the prices ${number}`
    const ref = `refs/pull/${number}/head`
    if (way === 'queue') {
      const [one, other] = [add(), add()]
      const [oneBranch, otherBranch] = [
        commit([tip], title, one, ref),
        commit([tip], title, other, `${ref}2`),
      ]
      note(way, number, title, [oneBranch, mergeOf(number, title, oneBranch, one)])
      note(way, number + 1, title, [otherBranch, mergeOf(number + 1, title, otherBranch, other)])
      return
    }
    const [one, two] = [edit(), edit()]
    const both = { ...one, ...two }
    if (way === 'push') note(way, null, title, [commit([tip], title, both)])
    if (way === 'squash')
      note(way, number, title, [commit([tip], `${title} (#${number})\n\nBecause of ${number}.`, both)])
    if (way === 'rebase') {
      const rebased = commit([tip], title, one)
      note(way, number, title, [rebased, commit([rebased], 'And more', two)])
    }
    if (way !== 'merge') return
    const branch = commit([tip], title, one, ref)
    const more = commit([branch], 'And more', two, ref)
    note(way, number, title, [branch, more, mergeOf(number, title, more, both)])
  }
  // What the force push threw away had been deployed well.
  const good = isForcePushed
    ? commit([first], 'Thrown away', { 'gone.txt': 'x\n' }, 'refs/heads/gone')
    : first
  const rest = Array.from({ length: 4 }, () => ways[Math.floor(dice() * ways.length)] ?? 'push')
  for (const [n, way] of [...ways, ...rest].entries()) land(way, 1 + 2 * n)
  const { dir, shaOf } = await finish()
  return {
    dir,
    good: shaOf(good),
    bad: shaOf(tip),
    changes: changes.map(({ marks, ...known }) => ({ ...known, commits: marks.map(shaOf) })),
  }
}
