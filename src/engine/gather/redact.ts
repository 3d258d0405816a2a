import { redactAssignments } from './redaction-assignments.ts'
import { redactBase64, redactPercentEncoded } from './redaction-encoded.ts'
import { redactByLibrary } from './redaction-library.ts'
import { redactPrivateKeys } from './redaction-private-keys.ts'
import { longRun, withoutRandom } from './redaction-random.ts'
import { redactRemainders } from './redaction-remainders.ts'
import { formatRules } from './redaction-rules.ts'
import { redactAcrossSeams } from './redaction-seams.ts'

/** Hashes that lock files and checksums carry are public; what stands before them says so. */
const publicHash = /(?:^|[^A-Za-z\d])(?:sha\d{1,3}|md5|h1|SHA256)[-:=]["']?$/u
const publicHashRun = /^sha(?:1|224|256|384|512)-/u
const colour = /\u001B(?:\[(?!redacted )[\d;]*[A-Za-z])?/gu

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
  const bare = text.replace(colour, (sequence) => {
    colours.push(sequence)
    return '\u001B'
  })
  const plain = redactBase64(redactPercentEncoded(bare, redactPlain), redactPlain, mark)
  const redacted = redactFormats(redactAcrossSeams(plain, formatRules, marks))
  const all = redactRemainders(redactRandom(redacted), mark('remainder'))
  let next = 0
  return all.replaceAll('\u001B', () => colours[next++] ?? '')
}

/** What was encoded: keys among it as well. */
function redactPlain(text: string): string {
  return redactFormats(redactPrivateKeys(text, mark('private-key')))
}

/** Our rules first: they are broader where both know a format, and keep what is no secret, such as the host of a URL. */
function redactFormats(text: string): string {
  const redacted = formatRules.reduce(
    (rest, { kind, pattern }) => rest.replace(pattern, (...match) => marked(kind, match)),
    text,
  )
  return redactAssignments(redactByLibrary(redacted, marks), marks)
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
