import { execFileSync } from 'node:child_process'

/** Runs git as a user would in that folder, but with nothing of this machine's configuration. Gives its output. */
export function plainGit(folder: string, args: readonly string[], input: string | Buffer = ''): string {
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.org',
    GIT_AUTHOR_DATE: '1700000000 +0000',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.org',
    GIT_COMMITTER_DATE: '1700000000 +0000',
  }
  const options = { cwd: folder, env, input, maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'pipe'] as const }
  return execFileSync('git', args, { ...options, stdio: [...options.stdio] }).toString('utf8')
}
