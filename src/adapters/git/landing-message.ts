/** What a commit message tells of how the commit came onto the branch. Messages can lie: nothing is keyed by this. */
export type LandingMessage = {
  readonly pull: number | null
  readonly title: string
  readonly body: string
}

/**
 * Reads the messages GitHub writes: `Merge pull request #7 from owner/branch` with the pull request's title as the
 * first line of the body, and the squash form `Title (#7)`. Anything else is a direct push with its own words.
 */
export function readLandingMessage(subject: string, body: string): LandingMessage {
  const merged = /^Merge pull request #(\d{1,9}) from \S/.exec(subject)?.[1]
  if (merged !== undefined) {
    const lines = body.trimStart().split('\n')
    const title = lines[0]?.trim() ?? ''
    const rest = lines.slice(1).join('\n').trim()
    return { pull: Number(merged), title: title === '' ? subject : title, body: rest }
  }
  const squashed = /^\(#(\d{1,9})\)$/.exec(subject.slice(subject.lastIndexOf(' ') + 1))?.[1]
  const title = subject.slice(0, Math.max(0, subject.lastIndexOf(' '))).trimEnd()
  if (squashed !== undefined && title !== '') return { pull: Number(squashed), title, body }
  return { pull: null, title: subject, body }
}
