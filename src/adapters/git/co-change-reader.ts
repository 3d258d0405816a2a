/** Hands over the paths of one commit; null where it touched more of them than were to be kept. */
export type OnLanding = (paths: readonly string[] | null, hasParent: boolean) => void

/**
 * Reads `git log -z --raw --no-renames --format=%P` in chunks of any size: fields ended by NUL, of each commit its
 * parents and then for each file `:mode mode blob blob status` and its path, the first of them after a line feed. A
 * commit is handed over once the next one begins or `end` is called, so that one torn by a failing git is left out.
 */
export type CoChangeReader = { push(chunk: Buffer): void; end(): void }

export function coChangeReader(mostPaths: number, onLanding: OnLanding): CoChangeReader {
  let partial: Buffer = Buffer.alloc(0)
  let begun = false
  let hasParent = false
  let isPath = false
  let paths: string[] = []

  const hand = (): void => {
    if (begun) onLanding(paths.length > mostPaths ? null : paths, hasParent)
  }
  const read = (field: string): void => {
    if (isPath) {
      isPath = false
      if (paths.length <= mostPaths) paths.push(Buffer.from(field, 'latin1').toString('utf8'))
    } else if (field.startsWith(':') || field.startsWith('\n:')) isPath = true
    else {
      hand()
      begun = true
      hasParent = field !== ''
      paths = []
    }
  }

  return {
    push(chunk) {
      const bytes = partial.length === 0 ? chunk : Buffer.concat([partial, chunk])
      const ended = bytes.lastIndexOf(0) + 1
      partial = bytes.subarray(ended)
      if (ended > 0) for (const field of bytes.toString('latin1', 0, ended - 1).split('\0')) read(field)
    },
    end: hand,
  }
}
