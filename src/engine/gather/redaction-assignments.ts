/**
 * Values given to something that is called a password or a token. Programs are full of such names too, so a value has
 * to look like a literal secret: `password=hunter2` and `token: "k3J9-22xq"` do, `password: string`,
 * `token = parser.next()` and `max_tokens: 4096` do not.
 */

const assignment =
  /(?<before>(?<name>passw(?:or)?d|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|signing[_-]?key|encryption[_-]?key)s?(?:[_-]?(?:key|value|base|id|text))?(?:_\w{1,40})?\d{0,3}\\{0,3}["']?(?<sign>[ \t]{0,8}(?:=>|:=|=|:)[ \t]{0,8}\\{0,3}|[ \t](?=["'])))(?:"(?<double>[^"\r\n]{4,2000})"?|'(?<single>[^'\r\n]{4,2000})'?|(?<bare>[^\s"'`,;&|()[\]{}<>]{4,}))/giu

const option =
  /(?<before>(?<![\w-])--?(?:password|passwd|passphrase|token|secret|api-?key|access-token|auth-token)[= ]["']?)(?<bare>[^\s"'`<>[\]${(*-][^\s"'`<>[\]]{3,})/giu

/** Stands for a value instead of being one. */
const placeholder =
  /^(?:.{0,8}\*{3}.*|x{3,}|[~/].*|\^?~?\d+\.\d+\.\d+.{0,20}|\.{3,}|-+|\$.*|%.*%?|<.*|\{.*|\[.*|null|none|nil|undefined|true|false|string|str|text|required|optional|empty|missing|invalid|expired|changeme|example|placeholder|redacted)$/iu
/** A name or a chain of names, as in `process.env.TOKEN` or `std::string`. */
const nameChain = /^[A-Za-z_$][\w$]*(?:(?:\.|::|->|\?\.)[A-Za-z_$][\w$]*)+[;,]?$/u
const plainName = /^[A-Za-z_$][A-Za-z_$-]*$/u
const secretWord =
  /passw|passphrase|pwd|secret|token|key|env|args|self|this|config|options|props|input|value/iu
const numberOnly = /^[\d.:_-]+$/u

type Groups = {
  readonly before: string
  readonly name: string
  readonly sign: string
  readonly double?: string
  readonly single?: string
  readonly bare: string
}

/** Replaces such values by what `mark` gives for them; everything else stays. A value may hold bare escapes. */
export function redactAssignments(text: string, mark: (kind: string, secret: string) => string): string {
  return text
    .replace(assignment, (whole, ...rest) => {
      const { before, name, sign, double, single, bare } = rest.at(-1) as Groups
      // In a string within a string the closing quote has backslashes before it.
      const quoted = (double ?? single)?.replace(/\\{1,3}$/u, '')
      const value = quoted ?? bare
      const kind = /^(?:passw|passphrase|pwd)/iu.test(name) ? 'password' : 'secret'
      if (!isLiteral(value, kind, quoted !== undefined, sign)) return whole
      const opening = quoted === undefined ? '' : whole.charAt(before.length)
      const closing = whole.slice(before.length + opening.length + value.length)
      return before + opening + mark(kind, value) + closing
    })
    .replace(option, (whole, ...rest) => {
      const { before, bare } = rest.at(-1) as Groups
      return isLiteral(bare, 'password', false, '=') ? before + mark('secret', bare) : whole
    })
}

function isLiteral(given: string, kind: 'password' | 'secret', quoted: boolean, sign: string): boolean {
  const value = given.replaceAll('\u001B', '')
  if (placeholder.test(value) || nameChain.test(value) || value.includes('[redacted')) return false
  if (quoted) return isQuotedLiteral(value, kind)
  if (plainName.test(value)) {
    // `password=swordfish` in an environment, but not `password: string` or `password=password` in a program.
    return kind === 'password' && sign === '=' && !secretWord.test(value)
  }
  if (kind === 'password') return sign.trim() === '=' ? sign === '=' || /\d/u.test(value) : /\d/u.test(value)
  return !numberOnly.test(value) && value.length >= 8 && /\d/u.test(value)
}

function isQuotedLiteral(value: string, kind: 'password' | 'secret'): boolean {
  if (/\s/u.test(value) || /\$\{|\{\{|%[sd]/u.test(value)) return false
  if (kind === 'password') return !secretWord.test(value) || /\d/u.test(value)
  return value.length >= 8 && /\d/u.test(value) && !numberOnly.test(value)
}
