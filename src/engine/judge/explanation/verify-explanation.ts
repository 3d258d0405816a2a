import type { Evidence } from '../../model/evidence.ts'
import { plainVocabulary } from './plain-vocabulary.ts'

/** One sentence of a model and the evidence that it rests on. */
export type Claim = { readonly says: string; readonly evidence: readonly Evidence[] }

const mostSentences = 2
const longestSentence = 300
/** Letters, digits and the signs of names, paths and sentences: no markup, no mention, no address, no line end. */
const plainSigns = /^[\p{L}\p{N} .,;:'()/_$-]*$/u
const quoted = /"([^"]{1,200})"|`([^`]{1,200})`/gu

/**
 * True where one or two sentences may be shown: each rests on evidence we hold, each quotation stands byte for byte in
 * that evidence, and every other word is one of a short list of plain ones, or stands in that evidence's own sentence,
 * place or identifiers. So it can arrange what we know, and say nothing else.
 */
export function verifyExplanation(claims: readonly Claim[]): boolean {
  return claims.length > 0 && claims.length <= mostSentences && claims.every(verifyClaim)
}

function verifyClaim({ says, evidence }: Claim): boolean {
  if (evidence.length === 0 || says.length > longestSentence || says.trim().length < 10) return false
  for (const [, double, single] of says.matchAll(quoted)) {
    const quote = double ?? single ?? ''
    if (!evidence.some((one) => holds(one, quote))) return false
  }
  const rest = says.replaceAll(quoted, ' ')
  if (!plainSigns.test(rest) || rest.includes('//')) return false
  const known = wordsOf(evidence)
  return words(rest).every((word) => plainVocabulary.has(word) || known.has(word))
}

function holds({ quote, file }: Evidence, words: string): boolean {
  return quote.includes(words) || file === words
}

function wordsOf(evidence: readonly Evidence[]): ReadonlySet<string> {
  return new Set(
    evidence.flatMap(({ says, quote, file, line }) => [
      ...words(says),
      ...words(file ?? ''),
      ...words(quote).filter(isIdentifier),
      ...(line === null ? [] : [String(line)]),
    ]),
  )
}

/** A word of a quote that is a name in code; plain prose of others is only ever shown as a quotation. */
function isIdentifier(word: string): boolean {
  return /[_$/\d]|[\p{L}\p{N}]\.[\p{L}\p{N}]/u.test(word)
}

/** Words in lower case; a name with dots or slashes counts as one, and as its parts. */
function words(text: string): readonly string[] {
  return text
    .slice(0, 4_000)
    .toLowerCase()
    .split(/[^\p{L}\p{N}._/$-]+/u)
    .map((word) => word.replaceAll(/^[.\-/]{1,8}|[.\-/]{1,8}$/gu, ''))
    .filter((word) => word !== '')
}
