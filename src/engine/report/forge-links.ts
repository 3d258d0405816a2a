import type { Repo } from '../model/repo.ts'
import { isSha } from './reported-change.ts'

/**
 * Addresses on the forge, made only of the configured address, a checked repository name, and checked numbers, commit
 * ids and paths. What does not pass gets no link.
 */
export type ForgeLinks = {
  readonly pull: (number: number) => string | null
  readonly commit: (sha: string) => string | null
  readonly compare: (good: string, bad: string) => string | null
  /** A job of a workflow run. Which step of it and which of its lines a line of the log is, GitHub tells nowhere. */
  readonly job: (run: string, job: string) => string | null
  readonly line: (sha: string, path: string, line: number | null) => string | null
}

const longestUrl = 2000

export function forgeLinks(forgeUrl: string, { owner, name }: Repo): ForgeLinks {
  const base = repositoryUrl(forgeUrl, owner, name)
  const link = (valid: boolean, tail: () => string): string | null => {
    const url = base !== null && valid ? `${base}/${tail()}` : null
    return url !== null && url.length <= longestUrl ? url : null
  }
  return {
    pull: (number) => link(Number.isSafeInteger(number) && number > 0, () => `pull/${number}`),
    commit: (sha) => link(isSha(sha), () => `commit/${sha}`),
    compare: (good, bad) => link(isSha(good) && isSha(bad), () => `compare/${good}...${bad}`),
    job: (run, job) => link(isId(run) && isId(job), () => `actions/runs/${run}/job/${job}`),
    line: (sha, path, line) => {
      const at = line !== null && Number.isSafeInteger(line) && line > 0 ? `#L${line}` : ''
      return link(isSha(sha) && isPlainPath(path), () => `blob/${sha}/${encodedPath(path)}${at}`)
    },
  }
}

function isId(text: string): boolean {
  return /^[1-9]\d{0,19}$/u.test(text)
}

function repositoryUrl(forgeUrl: string, owner: string, name: string): string | null {
  const url = URL.parse(forgeUrl)
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null
  if (!/^[A-Za-z\d][\w-]{0,99}$/u.test(owner) || !/^[\w.-]{1,100}$/u.test(name) || /^\.{1,2}$/u.test(name))
    return null
  return `${url.origin}${url.pathname.replace(/(?<!\/)\/+$/u, '')}/${owner}/${name}`
}

/** A browser resolves `.` and `..` even when they are percent-encoded, so a path with them could lead elsewhere. */
function isPlainPath(path: string): boolean {
  const segments = path.split('/')
  return (
    path.length <= 1024 &&
    !/\p{C}/u.test(path) &&
    segments.every((one) => one !== '' && one !== '.' && one !== '..')
  )
}

function encodedPath(path: string): string {
  return path
    .split('/')
    .map((segment) =>
      encodeURIComponent(segment).replace(
        /[!'()*]/gu,
        (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    )
    .join('/')
}
