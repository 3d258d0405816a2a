import { Refusal } from '../../engine/model/refusal.ts'
import { complaintOf } from './git-failed.ts'
import { tryGit } from './run-git.ts'
import type { GitPlace } from './stream-git.ts'

/** Where a mirror is fetched from, and with what. */
export type MirrorSource = {
  /** `https://…`; without a user or a secret in it. */
  readonly url: string
  /** Of an installation; null for a repository that everybody may read. */
  readonly token: string | null
}

const longestFetchMs = 10 * 60_000

/**
 * Fetches what standard input names, or the given refs, without file contents. The token goes to git in its
 * environment only, which no other user of the machine can read: neither in an argument, nor in the address, nor in a
 * file. It is sent to the host of the address alone; redirects are not followed.
 */
export async function fetchInto(
  place: GitPlace,
  source: MirrorSource,
  wanted: { readonly refs: readonly string[]; readonly objects?: readonly string[] },
): Promise<void> {
  const { refs, objects } = wanted
  const args = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--filter=blob:none']
  const named = objects === undefined ? ['origin', ...refs] : ['--stdin', 'origin']
  const input = objects === undefined ? '' : `${objects.join('\n')}\n`
  const environment = { ...place.environment, ...openTo(source) }
  const end = await tryGit({ ...place, environment }, [...args, ...named], {
    input,
    timeLimitMs: longestFetchMs,
  })
  if (end.code === 0) return
  const said = end.ended === 'time-limit' ? 'it took too long' : complaintOf(end.stderr)
  const mend = 'Everything is asked of the API meanwhile; see whether this machine reaches the host.'
  throw new Refusal('unavailable', `The mirror could not be brought up to date: ${said}`, mend)
}

/** What reading never allows: a connection, to this one host, as the bearer of the token. */
function openTo({ url, token }: MirrorSource): Readonly<Record<string, string>> {
  const { protocol, origin } = new URL(url)
  const settings: [string, string][] = [
    ['http.followRedirects', 'false'],
    ['fetch.recurseSubmodules', 'false'],
    ['http.lowSpeedLimit', '1000'],
    ['http.lowSpeedTime', '60'],
  ]
  if (token !== null) {
    const credentials = Buffer.from(`x-access-token:${token}`).toString('base64')
    settings.push([`http.${origin}/.extraHeader`, `Authorization: Basic ${credentials}`])
  }
  const pairs = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ])
  return {
    GIT_ALLOW_PROTOCOL: protocol.slice(0, -1),
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(pairs),
  }
}
