import type { Claim } from './claim.ts'
import type { LoggedCommit } from './logged-commit.ts'
import { referencesAt } from './reference.ts'
import { withoutPulls } from './title.ts'

/** The trailer of the Linux kernel. An issue's number stands in the same place, so only commit ids count. */
const trailer = /^fix(?:es|ed)?:? (?:commit )?(?=[0-9a-f]{7,40}\b)/gim
/** Words that say that what they name broke something, in any kind of message. */
const blames =
  /\b(?:regress(?:ion|ions|ed|es)? (?:(?:was |were |is )?(?:introduced |caused )?(?:in|by|from|since|after|of|due to))|(?:broken|broke) (?:in|by|since|after|with)|bisect(?:ed|s)? (?:it |this )?(?:down )?to|culprit(?: is| was)?:?|fallout (?:of|from)|forward[- ]fix(?:es|ing)? (?:for|of|to))(?:(?: [\w.-]{1,30}){0,4}(?= \(?(?:#\d|https:\/)))?/gi
/** Words that do so where something that fails is said to come from there, and the message is about mending. */
const blamesInFix =
  /\b(?:bug|regression|issue|crash|failure|panic|breakage|error|leak|deadlock|race|problem|hang)(?:e?s)?(?: that| which)?(?: was| were)? (?:introduced|caused) (?:in|by|with|from)(?:(?: [\w.-]{1,30}){0,4}(?= \(?(?:#\d|https:\/)))?/gi
const mends =
  /\b(?:fix(?:es|ed|up)?|hotfix|bug|repairs?|unbreak|regress\w{0,5}|crash\w{0,4}|broken?|correct|restore)\b/i

/** Reads a message as mending what another change, named by commit or number, broke; null where it does not say so. */
export function findFixReference({ subject, body }: LoggedCommit, repo: string | null): Claim | null {
  const ofTrailers = [...body.matchAll(trailer)].flatMap((found) =>
    referencesAt(body, found.index + found[0].length, repo).slice(0, 1),
  )
  const flat = `${withoutPulls(subject)}\n${body}`.replaceAll(/\s+/gu, ' ')
  const patterns = mends.test(subject) ? [blames, blamesInFix] : [blames]
  const ofProse = patterns
    .flatMap((pattern) => [...flat.matchAll(pattern)])
    .flatMap((found) => referencesAt(flat, found.index + found[0].length, repo))
  const names = [...ofTrailers, ...ofProse]
  return names.length === 0 ? null : { kind: 'fix', names, unfit: null }
}
