export type GitObject = { readonly type: string; readonly sha: string; readonly bytes: Buffer }

type Waiting = {
  readonly name: string
  readonly resolve: (found: GitObject | null) => void
  readonly reject: (error: unknown) => void
}

/**
 * Asks git for many objects by one process: what is asked in the same turn of the event loop goes out together, so that
 * a query about the text of eighty files costs one start of git and not eighty.
 */
export function batchObjects(
  run: (args: readonly string[], input: string) => Promise<Buffer>,
): (name: string) => Promise<GitObject | null> {
  let waiting: Waiting[] = []

  async function flush(): Promise<void> {
    const asked = waiting
    waiting = []
    try {
      const output = await run(['cat-file', '--batch'], asked.map(({ name }) => `${name}\n`).join(''))
      const found = parseObjects(output)
      for (const [n, { resolve }] of asked.entries()) resolve(found[n] ?? null)
    } catch (error) {
      for (const { reject } of asked) reject(error)
    }
  }

  return (name) =>
    new Promise((resolve, reject) => {
      waiting.push({ name, resolve, reject })
      if (waiting.length === 1) setImmediate(() => void flush())
    })
}

function parseObjects(output: Buffer): readonly (GitObject | null)[] {
  const found: (GitObject | null)[] = []
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(10, at)
    const header = output.subarray(at, end).toString()
    const [, sha = '', type = '', size = ''] = /^([0-9a-f]{40}) ([a-z]{1,10}) (\d{1,15})$/.exec(header) ?? []
    found.push(sha === '' ? null : { sha, type, bytes: output.subarray(end + 1, end + 1 + Number(size)) })
    at = sha === '' ? end + 1 : end + 2 + Number(size)
  }
  return found
}
