import type { Claim } from './claim.ts'
import type { LoggedCommit } from './logged-commit.ts'
import { quotedPart, withoutPulls } from './title.ts'

const longest = 20_000
/** Where a subject goes on to say what was wrong, after it named the change. */
const because =
  /\b(?:because|due to|since|as (?:it|this)|for (?:break|caus|fail)\w{0,6}|which (?:break|broke|caus)\w{0,4}|(?:it|this) (?:break|broke|caus|may|might|seem|appear|look|fail)\w{0,4})\b.*/i
const trailer =
  /^\s{0,3}(?:[A-Z][A-Za-z0-9]{0,30}(?:-[A-Za-z0-9]{1,30}){1,6}|git-svn-id|llvm-svn|bug|bugs|fixed|tests?|tag|tags|conv|r|cc|tbr|reviewers?|subscribers|differential revision|review url|patch from issue|skip-ci|closes)\s?[:=]/i
/** `NOTRY=true`, `BUG=123`: orders to a build system. */
const order = /^\s{0,3}[A-Z][A-Z_]{0,30}=/
/** The kernel's trailer names the change and nothing else. */
const blame = /^\s{0,3}fix(?:es|ed)?:? (?:commit )?[0-9a-f]{7,40}\b/i
/** A script that landed the change says so. */
const landed =
  /^(?:Pull Request resolved: https:|Closes #\d{1,9} from \S{1,200}\/|See merge request \S{0,200}!\d)/
const original = /^\s{0,3}original (?:change|issue|commit|pr|patch)/i
const label =
  /^\s{0,3}(?:reason(?:s)?(?: for (?:the )?(?:revert|rollback|roll back|reverting))?|revert reason|why)\s?:\s*/i
const rule = /^\s{0,3}[-=_*]{3,}\s*$/
/** Files that git could not merge by itself, as it lists them. */
const conflicts = /^(?:# ?)?Conflicts:?[ \t]*\n(?:#?[ \t]{1,8}\S{1,400}[ \t]*(?:\n|$))+/gim
const marker =
  /^\s{0,3}(?:this (?:diff |change |cl |pr )?)?(?:reverts?|reverted|reverting|backs? out|backed out)(?: (?:commits?|changesets?|revisions?|prs?|pull requests?|changes?|cls?|diffs?|merge requests?))?[ :]{1,3}(?:[\w.-]{1,100}\/[\w.-]{1,100})?(?:[#D!]\d{1,10}\b|CL ?\d{1,10}|[0-9a-f]{7,40}|https?:\/\/\S{1,300}|["“][^"”]{1,300}["”])\.?/i

/**
 * What the author of a revert or a fix tells of the failure: their message without the title of the change they name,
 * without what they quote of it, and without trailers. Still to be masked.
 */
export function toldWords({ subject, body }: LoggedCommit, kind: Claim['kind']): string {
  const head = kind === 'revert' ? tailOf(subject) : withoutPulls(subject)
  // GitHub goes on in the body with a title that is too long for the subject.
  const rest = /^\s{0,3}(?:…|\.\.\.)/.test(body) ? body.replace(/^.*\n?/, '') : body
  return [head, ...linesOf(rest.slice(0, longest))]
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** The words of a revert's subject that are not the title of what it takes back. */
function tailOf(subject: string): string {
  return because.exec(quotedPart(subject)?.after ?? withoutPulls(subject))?.[0] ?? ''
}

function linesOf(body: string): readonly string[] {
  const lines = body.replaceAll(conflicts, '').split('\n')
  const kept: string[] = []
  for (const [at, line] of lines.entries()) {
    if (original.test(line)) {
      const next = lines.slice(at + 1).find((later) => later.trim() !== '')
      // Not marked as quoted, so it cannot be told where the quotation ends.
      if (next?.startsWith('>') !== true) break
      continue
    }
    if (isForm(line)) continue
    const told = line
      .replace(label, '')
      .replace(marker, '')
      .replace(/^\s{0,3}[,.;:]\s?/, '')
    if (told.trim() !== '' || line.trim() === '') kept.push(told.trimEnd())
  }
  return kept
}

function isForm(line: string): boolean {
  return (
    /^\s{0,3}>|^\W{0,6}generated with \[/i.test(line) ||
    rule.test(line) ||
    trailer.test(line) ||
    order.test(line) ||
    landed.test(line) ||
    blame.test(line)
  )
}
