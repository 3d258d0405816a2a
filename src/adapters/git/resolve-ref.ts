import type { Sha } from '../../engine/model/ids.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import type { Clone } from './clone.ts'
import { askNames } from './object-desk.ts'
import { tryGit } from './run-git.ts'

/** The commit a ref, tag or (abbreviated) commit id stands for; a Refusal where there is none. */
export async function resolveRef(clone: Clone, ref: string): Promise<Sha> {
  const [sha] = await resolveRefs(clone, [ref])
  if (sha === undefined) throw new Error('one ref in, one commit out')
  return sha
}

/** Resolves many in one git process, in the order given. */
export async function resolveRefs(clone: Clone, refs: readonly string[]): Promise<readonly Sha[]> {
  for (const ref of refs) refuseUnlessPlain(ref)
  const lines = await lookUp(clone, refs)
  const shas: Sha[] = []
  for (const [index, ref] of refs.entries()) {
    const line = lines?.[index] ?? (await lookUp(clone, [ref]))?.[0] ?? ''
    const sha = /^([0-9a-f]{40}) commit$/.exec(line)?.[1]
    if (sha === undefined) throw await unknownRef(clone, ref, line.endsWith(' ambiguous'))
    shas.push(sha as Sha)
  }
  return shas
}

/** Git's line on each ref; null where it gave up on one, as it does for an object that a partial clone lacks. */
async function lookUp(clone: Clone, refs: readonly string[]): Promise<readonly string[] | null> {
  const lines = await askNames(
    clone,
    refs.map((ref) => `${ref}^{commit}`),
  )
  return lines?.map((line) => line.replace(/^([0-9a-f]{40} \w+) \d+$/, '$1')) ?? null
}

/** What looks like an option, a range, a path, a search or more than one line is no name of one commit. */
function refuseUnlessPlain(ref: string): void {
  if (ref !== '' && ref.length <= 1024 && !/^[-^]|\p{Cc}|\.\.|:|\^\{\//u.test(ref)) return
  throw new Refusal(
    'bad-input',
    `${JSON.stringify(ref.slice(0, 200))} is not the name of one commit.`,
    'Give a branch, a tag or a commit id.',
  )
}

async function unknownRef(clone: Clone, ref: string, ambiguous: boolean): Promise<Refusal> {
  const name = JSON.stringify(ref)
  if (ambiguous) {
    const mend = 'Give more digits of the commit id.'
    return new Refusal(
      'bad-input',
      `${name} is the beginning of several objects in ${clone.directory}.`,
      mend,
    )
  }
  if (!clone.shallow) {
    return new Refusal(
      'not-found',
      `There is no commit ${name} in the clone at ${clone.directory}.`,
      'Check the spelling; if it exists on the server only, run `git fetch --all --tags` there.',
    )
  }
  return new Refusal('not-found', `There is no commit ${name} in ${await howShallow(clone)}.`, deepen)
}

/** What to do about history that was not fetched. */
const deepen =
  'Run `git fetch --unshallow` there, or `git fetch --deepen=1000` until it is found; ' +
  'with actions/checkout set `fetch-depth: 0`.'

/** Names a shallow clone with how many commits it holds of its branches, or of what else is looked at. */
async function howShallow(clone: Clone): Promise<string> {
  return `the clone at ${clone.directory}; it is shallow and holds only the newest ${await commitsHeld(clone, ['--all'])} of its branches`
}

/** What a shallow clone that does not reach from one commit to the other lacks, and what to run. */
export async function cutOffBetween(clone: Clone, good: Sha, bad: Sha): Promise<Refusal> {
  const held = await commitsHeld(clone, [bad])
  const what = `The commits between ${good} and ${bad} are not in the clone at ${clone.directory}`
  return new Refusal(
    'not-found',
    `${what}: it is shallow and holds only ${held} of the history of ${bad}.`,
    deepen,
  )
}

async function commitsHeld(clone: Clone, tips: readonly string[]): Promise<string> {
  const counted = await tryGit(clone, ['rev-list', '--count', ...tips])
  const count = counted.code === 0 ? counted.stdout.toString('utf8').trim() : 'a few'
  return `${count} ${count === '1' ? 'commit' : 'commits'}`
}
