/** What a commit message tells of how the commit came onto the branch. Messages can lie: nothing is keyed by this. */
export type LandingMessage = {
  readonly pull: number | null
  readonly title: string
  readonly body: string
}

/** Subjects behind which the request's title follows in the body: GitHub's, and homu's, the first bors. */
const merged = /^(?:Merge pull request #(\d{1,9}) from|Auto merge of #(\d{1,9}) -) \S/
/** In its body the title goes `7: Title r=reviewer a=author`. */
const ofBors = /^Merge #(\d{1,9})$/
const aroundTitle = /^\d{1,9}: (?=\S)|(?<=\S) r=\S{1,100}(?: a=\S{1,100})?$/g
const ofBitbucket = /^Merged in \S{1,300} \(pull request #\d{1,9}\)$/
const ofGitLab = /^Merge branch '[^']{1,300}' into '[^']{1,300}'$/
const gitLabTrailer = /^See merge request \S{0,200}!\d{1,9}$/m

/** Lines by which a script that lands a pull request as a commit of its own says which: Apache's, and Meta's. */
const landed =
  /^(?:Closes #(\d{1,9}) from [^\s/]{1,100}\/\S{1,200}|Pull Request resolved: https:\/\/github\.com\/[\w.-]{1,100}\/[\w.-]{1,100}\/pull\/(\d{1,9})\s*)$/m

/**
 * Reads what GitHub writes, `Merge pull request #7 from owner/branch` with the pull request's title as the first line of
 * the body, and the squash form `Title (#7)`; what bors and scripts that land pull requests write; and the title that
 * GitLab and Bitbucket put into the body, whose numbers are none of GitHub's. Anything else is a direct push with its
 * own words.
 */
export function readLandingMessage(subject: string, body: string): LandingMessage {
  const [, ofGitHub, ofHomu] = merged.exec(subject) ?? []
  const number = ofGitHub ?? ofHomu
  if (number !== undefined) return inBody(Number(number), subject, body)
  const batch = ofBors.exec(subject)?.[1]
  if (batch !== undefined) {
    const { title, ...message } = inBody(Number(batch), subject, body)
    return { ...message, title: title.replaceAll(aroundTitle, '') }
  }
  if (ofBitbucket.test(subject) || (ofGitLab.test(subject) && gitLabTrailer.test(body)))
    return inBody(null, subject, body)
  const squashed = /^\(#(\d{1,9})\)$/.exec(subject.slice(subject.lastIndexOf(' ') + 1))?.[1]
  const title = subject.slice(0, Math.max(0, subject.lastIndexOf(' '))).trimEnd()
  if (squashed !== undefined && title !== '') return { pull: Number(squashed), title, body }
  const [, ofApache, ofMeta] = landed.exec(body) ?? []
  const told = ofApache ?? ofMeta
  return { pull: told === undefined ? null : Number(told), title: subject, body }
}

function inBody(pull: number | null, subject: string, body: string): LandingMessage {
  const lines = body.trimStart().split('\n')
  const title = lines[0]?.trim() ?? ''
  const rest = lines.slice(1).join('\n').trim()
  return { pull, title: title === '' ? subject : title, body: rest }
}
