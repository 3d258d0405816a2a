import { gitFailed } from './git-failed.ts'
import { type GitEnd, type GitOptions, type GitPlace, streamGit } from './stream-git.ts'

export type GitResult = GitEnd & { readonly stdout: Buffer }

/** Runs git as `streamGit` does and keeps the whole output; a failing git is an answer. */
export async function tryGit(
  place: GitPlace,
  args: readonly string[],
  options: GitOptions = {},
): Promise<GitResult> {
  const chunks: Buffer[] = []
  const end = await streamGit(place, args, (chunk) => void chunks.push(chunk), options)
  return { ...end, stdout: Buffer.concat(chunks) }
}

/** Runs git and gives its output; a Refusal ('unavailable') where git fails. Output cut at `maxBytes` is no failure. */
export async function runGit(
  place: GitPlace,
  args: readonly string[],
  options: GitOptions = {},
): Promise<Buffer> {
  const result = await tryGit(place, args, options)
  if (result.code !== 0 && result.ended !== 'output-cap') throw gitFailed(place, args, result)
  return result.stdout
}
