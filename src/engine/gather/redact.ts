import { redactAssignments } from './redaction-assignments.ts'
import { redactPrivateKeys } from './redaction-private-keys.ts'
import { longRun, withoutRandom } from './redaction-random.ts'
import { formatRules } from './redaction-rules.ts'

/** Hashes that lock files and checksums carry are public; what stands before them says so. */
const publicHash = /(?:^|[^A-Za-z\d])(?:sha\d{1,3}|md5|h1|SHA256)[-:=]["']?$/u
const publicHashRun = /^sha(?:1|224|256|384|512)-/u
const colour = /\u001B(?:\[[\d;]*[A-Za-z])?/gu

/** Longer texts are worked on in pieces: a regular expression remembers every step of a run it might have to undo. */
const pieceLength = 262_144

/**
 * The text with everything that looks like a secret or an e-mail address replaced by `[redacted <kind>]`. Line ends stay
 * where they are, so line numbers stay true; a second pass changes nothing. Linear in the length of the text.
 */
export function redactText(text: string): string {
  const whole = redactPrivateKeys(text, mark('private-key'))
  return whole.length <= pieceLength ? redactPiece(whole) : piecesOf(whole).map(redactPiece).join('')
}

/** Colours stand as bare escapes meanwhile, or a letter of theirs would seem to belong to the secret behind it. */
function redactPiece(text: string): string {
  const colours: string[] = []
  let redacted = text.replace(colour, (sequence) => {
    colours.push(sequence)
    return '\u001B'
  })
  for (const { kind, pattern } of formatRules)
    redacted = redacted.replace(pattern, (...match) => marked(kind, match))
  redacted = redactRandom(redactAssignments(redacted, marks))
  let next = 0
  return redacted.replaceAll('\u001B', () => colours[next++] ?? '')
}

/** Cut behind a line end where there is one, so that no secret is cut in two unless its line is a piece of its own. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = []
  let start = 0
  while (start < text.length) {
    const piece = text.slice(start, start + pieceLength)
    const end = start + (piece.lastIndexOf('\n') + 1 || piece.length)
    pieces.push(text.slice(start, end))
    start = end
  }
  return pieces
}

function mark(kind: string): string {
  return `[redacted ${kind}]`
}

/** The mark in place of the secret; line ends and escapes in it stay. */
function marks(kind: string, secret: string): string {
  return secret.replace(/[^\r\n\u001B]+/gu, mark(kind))
}

/** Keeps what the rule keeps. */
function marked(kind: string, match: readonly unknown[]): string {
  const [whole, groups] = [String(match[0]), match.at(-1)]
  const before =
    typeof groups === 'object' && groups !== null && 'before' in groups ? String(groups.before) : ''
  return before + marks(kind, whole.slice(before.length))
}

function redactRandom(text: string): string {
  return text.replace(longRun, (run: string, offset: number) => {
    if (publicHashRun.test(run)) return run
    if (publicHash.test(text.slice(Math.max(0, offset - 10), offset))) return run
    return withoutRandom(run, mark('random-text'))
  })
}
