import { mkdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import type { Sha } from '../../engine/model/ids.ts'
import type { Clone } from './clone.ts'
import { gitEnvironment } from './git-environment.ts'
import { fetchInto, type MirrorSource } from './mirror-fetch.ts'
import { withMirrorLock } from './mirror-lock.ts'
import { noteUse } from './mirror-shelf.ts'
import { openClone } from './open-clone.ts'
import { runGit, tryGit } from './run-git.ts'
import { type GitPlace, streamGit } from './stream-git.ts'
import { tidyMirror } from './tidy-mirror.ts'

/** File contents of one range that are fetched at most. */
const mostBlobs = 20_000
const allBranches = '+refs/heads/*:refs/heads/*'

/**
 * A bare clone without file contents, made where there is none and brought up to date where it lacks one of the two
 * commits; then with the contents of the files that changed between them. One process at a time works on it. Refuses
 * ('unavailable', 'transient') where it cannot be brought up to date.
 */
export async function keepMirror(
  directory: string,
  source: MirrorSource,
  window: { readonly good: Sha; readonly bad: Sha },
  inherited: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Clone> {
  const place = { gitDir: directory, environment: gitEnvironment(inherited) }
  await mkdir(dirname(directory), { recursive: true, mode: 0o700 })
  return await withMirrorLock(`${directory}.lock`, async () => {
    await makeUnlessThere(place, source.url)
    if (!(await holds(place, window.bad)) || !(await holds(place, window.good)))
      await fetchInto(place, source, { refs: [allBranches] })
    // What was pushed away since is on no branch, but may still be asked for by its id.
    const gone: Sha[] = []
    for (const sha of [window.good, window.bad]) if (!(await holds(place, sha))) gone.push(sha)
    if (gone.length > 0) await fetchInto(place, source, { refs: gone })
    const lacking = await lackingBlobs(place, window)
    if (lacking.length > 0) await fetchInto(place, source, { refs: [], objects: lacking })
    await tidyMirror(place)
    await noteUse(directory)
    return await openClone(directory, inherited)
  })
}

async function makeUnlessThere(place: GitPlace & { readonly gitDir: string }, url: string): Promise<void> {
  const isThere = await stat(join(place.gitDir, 'HEAD')).then(
    () => true,
    () => false,
  )
  if (!isThere) await runGit(place, ['init', '--quiet', '--bare', '--template=', place.gitDir])
  for (const [key, value] of [
    ['remote.origin.url', url],
    ['remote.origin.promisor', 'true'],
    ['remote.origin.partialCloneFilter', 'blob:none'],
  ] as const) {
    const known = await tryGit(place, ['config', '--local', '--get', key])
    if (known.stdout.toString('utf8').trim() !== value) await runGit(place, ['config', '--local', key, value])
  }
}

/** Whether the commit and all that leads to it is there: a fetch brings both or nothing. */
async function holds(place: GitPlace, sha: Sha): Promise<boolean> {
  const listed = await tryGit(place, ['rev-list', '--max-count=1', '--missing=allow-any', sha, '--'])
  return listed.code === 0
}

/** Both sides of every file that a commit of the window changed, as far as they are not there yet. */
async function lackingBlobs(
  place: GitPlace,
  { good, bad }: { readonly good: Sha; readonly bad: Sha },
): Promise<readonly string[]> {
  const wanted = new Set<string>()
  const args = ['log', '--first-parent', '-m', '--raw', '--no-abbrev', '--no-renames', '--format=']
  await eachLine(place, [...args, bad, `^${good}`, '--'], (line) => {
    const found = /^:(\d{6}) (\d{6}) ([0-9a-f]{40}) ([0-9a-f]{40}) /.exec(line)
    if (found === null || wanted.size >= mostBlobs) return
    const [, oldMode, newMode, before = '', after = ''] = found
    if (isFile(oldMode)) wanted.add(before)
    if (isFile(newMode)) wanted.add(after)
  })
  if (wanted.size === 0) return []
  const listing = ['cat-file', '--batch-all-objects', '--unordered', '--batch-check=%(objectname)']
  await eachLine(place, listing, (line) => wanted.delete(line))
  return [...wanted]
}

/** A submodule is a commit of another repository. */
function isFile(mode: string | undefined): boolean {
  return mode !== undefined && mode !== '000000' && mode !== '160000'
}

async function eachLine(
  place: GitPlace,
  args: readonly string[],
  onLine: (line: string) => void,
): Promise<void> {
  let partial = ''
  await streamGit(place, args, (chunk) => {
    const lines = (partial + chunk.toString('latin1')).split('\n')
    partial = lines.pop() ?? ''
    for (const line of lines) onLine(line)
  })
}
