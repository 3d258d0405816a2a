import { type OwnersPattern, ownersPattern } from './owners-pattern.ts'

/** Who owns a path: `@user`, `@organization/team` or an e-mail address, in the order written; empty for nobody. */
export type Owners = (path: string) => readonly string[]

type Rule = { readonly fits: OwnersPattern; readonly owners: readonly string[] }

/** The longest files in use have a few thousand; what has more was not written to name owners. */
const mostRules = 20_000

/**
 * Reads a CODEOWNERS file as GitHub does: the last line that matches a path counts, one without owners leaves the path
 * without any, a line that is not understood is skipped, and letters count as they are written. Nobody owns anything
 * where the file has more than 20,000 rules. A question takes time linear in the rules.
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export function ownersOf(text: string): Owners {
  const rules: Rule[] = []
  for (const line of text.split('\n')) {
    const rule = ruleOf(line)
    if (rule !== null) rules.push(rule)
    if (rules.length > mostRules) return () => []
  }
  return (path) => {
    const segments = path.split('/')
    return rules.findLast(({ fits }) => fits(segments))?.owners ?? []
  }
}

/** A pattern up to the first white space that is not escaped, then owners, then perhaps a comment. */
function ruleOf(line: string): Rule | null {
  const words = /^\s*((?:\\[^]|[^\s\\])+)([^]*)$/.exec(line)
  const [, pattern = '', rest = ''] = words ?? []
  if (pattern === '' || pattern.startsWith('#')) return null
  const listed = rest.split(/\s+/).filter((word) => word !== '')
  const comment = listed.findIndex((word) => word.startsWith('#'))
  const owners = comment < 0 ? listed : listed.slice(0, comment)
  const fits = owners.every(isOwner) ? ownersPattern(pattern) : null
  return fits === null ? null : { fits, owners }
}

function isOwner(word: string): boolean {
  return /^@[\w.-]{1,100}(?:\/[\w.-]{1,100})?$/.test(word) || /^[^\s@]{1,254}@[^\s@]{1,254}$/.test(word)
}
