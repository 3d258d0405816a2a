import type { Sha } from '../../engine/model/ids.ts'
import type { Clone } from './clone.ts'
import { gitFailed } from './git-failed.ts'
import { runGit, tryGit } from './run-git.ts'

const mostTags = 20_000
const mostBytes = 64 * 1024 * 1024
/** A number in its name makes a tag a release: `v1.2`, `release-2024-05-01`, `shop@3.0.0`. */
const numbered = /\d/

/**
 * The commits of `head`'s history that were released, by the clone's tags. For a tag on a line that left the branch it is
 * the commit where that line left.
 */
export async function readReleases(clone: Clone, head: Sha): Promise<readonly Sha[]> {
  const tagged = await taggedCommits(clone)
  if (tagged.length === 0) return []
  const parents = await firstParents(clone, tagged, head)
  const released = new Set<Sha>()
  for (const tip of tagged) {
    let at: Sha | undefined = tip
    // Whoever has no entry is reached by `head`, or is unknown and will be found in no history.
    while (at !== undefined && parents.has(at)) at = parents.get(at)
    if (at !== undefined) released.add(at)
  }
  return [...released]
}

async function taggedCommits(clone: Clone): Promise<readonly Sha[]> {
  const format = '%(objecttype) %(objectname) %(*objecttype) %(*objectname) %(refname:strip=2)'
  const args = [
    'for-each-ref',
    `--count=${mostTags}`,
    '--sort=-creatordate',
    `--format=${format}`,
    'refs/tags',
  ]
  const tagged: Sha[] = []
  for (const line of (await runGit(clone, args)).toString('utf8').split('\n')) {
    const [type, name, peeledType, peeled, ...tag] = line.split(' ')
    const sha = type === 'commit' ? name : peeledType === 'commit' ? peeled : undefined
    if (sha !== undefined && numbered.test(tag.join(' '))) tagged.push(sha as Sha)
  }
  return [...new Set(tagged)]
}

/** First parents of the commits that the tags reach along first parents and `head` does not reach. */
async function firstParents(
  clone: Clone,
  tagged: readonly Sha[],
  head: Sha,
): Promise<ReadonlyMap<Sha, Sha | undefined>> {
  const args = ['rev-list', '--first-parent', '--parents', '--stdin']
  const input = [...tagged, `^${head}`].map((line) => `${line}\n`).join('')
  const end = await tryGit(clone, args, { input, maxBytes: mostBytes })
  if (end.code !== 0 && end.ended !== 'output-cap') throw gitFailed(clone, args, end)
  const parents = new Map<Sha, Sha | undefined>()
  for (const line of end.stdout.toString('latin1').split('\n')) {
    const [sha, parent] = line.split(' ') as Sha[]
    if (sha !== undefined && sha.length === 40) parents.set(sha, parent)
  }
  return parents
}
