import { ownWords } from '../../engine/model/own-words.ts'
import { revertKind } from '../../engine/model/revert-kind.ts'
import type { Claim } from './claim.ts'
import type { LoggedCommit } from './logged-commit.ts'
import { type Reference, referencesAt } from './reference.ts'
import { quotedPart, withoutPulls } from './title.ts'

const takesBack =
  /\b(?:revert(?:ed|ing|s)?|back(?:ed|ing|s)?[ -]?out|roll(?:ed|ing|s)?[ -]?back|undo(?:es)?)\b(?: the| of)?/gi
/** As in `Revert 182754`. */
const bareRevision = / (\d{5,7})\b/y
/** Git's own line and GitHub's; they mean the same whatever the subject says. */
const marker = /^(?:this reverts commits? |reverts (?:[\w.-]{1,100}\/[\w.-]{1,100})?#\d)/im
const partial =
  /\bpartial(?:ly)?[ -](?:re-?)?(?:revert|back|roll|undo)|\brevert(?:ed|ing|s)? (?:some|part|parts|portions?|bits?|half|most|only)\b/i
const roll =
  /^\W{0,3}(?:auto-?roll|manual(?:ly)? roll|roll(?:ed|ing|s)?\b(?!.?back)|bump|integrate|merge upstream|update .{0,60}submodule)/i
/** Rietveld's form quotes nothing: what quotes are there belong to the title. */
const revertOf = /^\W{0,3}revert of /i
const unquotedTitle =
  /^\W{0,3}(?:\[[^\]]{1,40}\] ?)?(?:revert|backout|back out|roll ?back|undo)(?:ed|s|ing)?(?: of)?[\s:-]{1,3}(.+)$/i

/**
 * Reads a message as a revert, back-out or roll-back of another change; null where it is none. Git and GitHub mark a
 * revert by a line of their own, people by the subject: prose about reverts elsewhere is no claim.
 */
export function findRevert({ subject, body }: LoggedCommit, repo: string | null): Claim | null {
  const kind = revertKind(subject)
  const bySubject = kind === 'revert'
  if (!bySubject && !marker.test(ownWords({ title: subject, body }))) return null
  if (kind === 're-land') return { kind: 'revert', names: [], unfit: 're-land' }
  if (roll.test(subject) && !bySubject) return { kind: 'revert', names: [], unfit: 'automatic-roll' }
  const names = [
    ...named(withoutPulls(subject), repo),
    ...named(unquoted(body), repo),
    ...(bySubject ? [...pullsIn(subject), ...titleIn(subject)] : []),
  ]
  const unfit = partial.test(subject) || partial.test(firstWords(body)) ? 'partial-revert' : null
  return names.length === 0 && unfit === null ? null : { kind: 'revert', names, unfit }
}

function named(text: string, repo: string | null): readonly Reference[] {
  const flat = text.replaceAll(/\s+/gu, ' ')
  return [...flat.matchAll(takesBack)].flatMap((verb) => {
    const at = verb.index + verb[0].length
    bareRevision.lastIndex = at
    const revision = bareRevision.exec(flat)?.[1]
    const bare = revision === undefined ? [] : [{ by: 'revision', number: Number(revision) } as const]
    return [...bare, ...referencesAt(flat, at, repo)]
  })
}

/** Numbers in a subject; one at its very end is that of the revert itself. */
function pullsIn(subject: string): readonly Reference[] {
  const rest = subject.replace(/\s?\(#\d{1,9}\)$/, '')
  const found = rest.matchAll(/(?<![\w/]|patchset )#(\d{1,9})\b(?!…)/g)
  return [...found].map(([, number]) => ({ by: 'pull', number: Number(number) }))
}

function titleIn(subject: string): readonly Reference[] {
  const whole = unquotedTitle.exec(withoutPulls(subject))?.[1] ?? null
  const title = revertOf.test(subject) ? whole : (quotedPart(subject)?.inner ?? whole)
  return title === null ? [] : [{ by: 'title', title }]
}

/** What is quoted is the message of the change that is taken back, or of one before it. */
function unquoted(body: string): string {
  const lines: string[] = []
  for (const line of body.split('\n')) {
    if (/^\s{0,3}original (?:change|issue|commit|pr|patch)/i.test(line)) break
    if (!/^\s{0,3}>/.test(line)) lines.push(line)
  }
  return lines.join('\n')
}

function firstWords(body: string): string {
  return unquoted(body).slice(0, 300)
}
