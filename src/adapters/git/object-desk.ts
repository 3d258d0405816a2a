import type { Clone } from './clone.ts'
import { tryGit } from './run-git.ts'
import { type StandingGit, standingGit } from './standing-git.ts'

type Desks = { readonly contents: StandingGit; readonly names: StandingGit }

const desks = new WeakMap<Clone, Desks>()

/** Answers each object id with its header and its content, as `git cat-file --batch` prints them. */
export function contentsDesk(clone: Clone): StandingGit {
  return desksOf(clone).contents
}

const shape = ['cat-file', '--batch-check=%(objectname) %(objecttype) %(objectsize)']

/**
 * What git says of each name of an object, `<object> <type> <size>` or why not, in the order given; null where it gave
 * up, as it does over an object that a partial clone lacks.
 */
export async function askNames(clone: Clone, names: readonly string[]): Promise<readonly string[] | null> {
  const input = names.map((name) => `${name}\n`).join('')
  const chunks: Buffer[] = []
  let lines = 0
  const isWhole = await desksOf(clone).names.ask(input, (chunk) => {
    chunks.push(chunk)
    for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, at + 1)) lines += 1
    return lines >= names.length
  })
  if (isWhole) return linesOf(Buffer.concat(chunks))
  const alone = await tryGit(clone, shape, { input })
  return alone.code === 0 ? linesOf(alone.stdout) : null
}

function linesOf(output: Buffer): readonly string[] {
  return output.toString('utf8').split('\n').slice(0, -1)
}

function desksOf(clone: Clone): Desks {
  const known = desks.get(clone)
  if (known !== undefined) return known
  const made: Desks = {
    contents: standingGit(clone, ['cat-file', '--batch']),
    names: standingGit(clone, shape),
  }
  desks.set(clone, made)
  return made
}
