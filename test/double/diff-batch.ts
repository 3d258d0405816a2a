import type { DiffFile } from './git-diff.ts'
import { parseDiffs } from './git-diff.ts'

type Waiting = {
  readonly line: string
  readonly resolve: (files: readonly DiffFile[]) => void
  readonly reject: (error: unknown) => void
}

/**
 * Asks git for many diffs by one process: what is asked in the same turn of the event loop goes out together, so
 * that a query about fifty pull requests costs one start of git and not fifty.
 */
export function batchDiffs(
  run: (args: readonly string[], input: string) => Promise<Buffer>,
  flags: readonly string[],
): (from: string, to: string) => Promise<readonly DiffFile[]> {
  let waiting: Waiting[] = []

  async function flush(): Promise<void> {
    const asked = waiting
    waiting = []
    try {
      const input = asked.map(({ line }) => `${line}\n`).join('')
      const args = [...flags, '--stdin', '--always', '--raw', '--numstat', '-z']
      const answers = parseDiffs((await run(args, input)).toString())
      for (const [n, { resolve, reject, line }] of asked.entries()) {
        const files = answers[n]
        if (files === undefined) reject(new Error(`git gave no diff for ${line}`))
        else resolve(files)
      }
    } catch (error) {
      for (const { reject } of asked) reject(error)
    }
  }

  return (from, to) =>
    new Promise((resolve, reject) => {
      // With commits after the first, git takes those for its parents.
      waiting.push({ line: `${to} ${from}`, resolve, reject })
      if (waiting.length === 1) setImmediate(() => void flush())
    })
}
