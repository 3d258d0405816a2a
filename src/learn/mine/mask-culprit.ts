import type { CulpritNames } from './culprit-names.ts'
import { isUnspaced, placedWords, wordsOf } from './words-of.ts'

/** Stands where a name was. */
const mask = '…'

/** So many words of a title in their order name it; shorter titles are named as a whole. */
const telling = 4
const shaPiece = 7
const mostRounds = 8

const url = /https?:\/\/[^\s<>"'`)\]]{1,2000}/gi
const ofReview =
  /\/(?:commit|pull|pulls|merge_requests|c|reviews?)\/|\/\+\/|review[\w-]{0,60}\.|crrev\.com|crbug\.com|phabricator|\/D\d/i
const address = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g
const changeId = /\bI[0-9a-f]{8,40}\b/g
const hexRun = /[0-9a-f]{7,}/gi
const digitRun = /\d+/g

/**
 * Takes out all that names the change: its commit ids and pieces of them, numbers, reviews, titles and runs of four
 * words of them, authors, and addresses of people whoever they are. Where a name was stands `…`, which no reader takes
 * for a word of the failure.
 */
export function maskCulprit(text: string, names: CulpritNames): string {
  const pieces = piecesOf(names.shas)
  let masked = text
    .replace(address, mask)
    .replace(url, (link) => (ofReview.test(link) ? mask : link))
    .replace(changeId, mask)
  // Taking one name out can bring the words on its sides together to another one.
  for (let round = 0; round < mostRounds; round += 1) {
    const before: string = masked
    masked = masked
      .replace(hexRun, (run) => (holdsPiece(run.toLowerCase(), pieces) ? mask : run))
      .replace(/\b[A-Z][A-Z0-9]{1,9}-\d{1,7}\b/g, (key) => (names.keys.has(key) ? mask : key))
      .replace(digitRun, (digits) => (names.numbers.has(digits) ? mask : digits))
    masked = withoutTitles(masked, names.titles)
    masked = withoutPeople(masked, names.people)
    if (masked === before) break
  }
  return masked
}

/** What in a text still names the change, by plain comparison: empty where nothing does. */
export function stillNamed(text: string, names: CulpritNames): readonly string[] {
  const lower = text.toLowerCase()
  const plain = ` ${wordsOf(text).join(' ')} `
  const digits = new Set(text.match(digitRun))
  return [
    ...[...piecesOf(names.shas)].filter((piece) => lower.includes(piece)),
    ...[...names.numbers].filter((number) => digits.has(number)),
    ...[...runsOf(names.titles)].filter((run) => plain.includes(` ${run} `)),
    ...names.people.filter(
      (name) => plain.includes(` ${wordsOf(name).join(' ')} `) && asName(name).test(text),
    ),
  ]
}

function piecesOf(shas: readonly string[]): ReadonlySet<string> {
  const pieces = new Set<string>()
  for (const sha of shas)
    for (let at = 0; at + shaPiece <= sha.length; at += 1) pieces.add(sha.slice(at, at + shaPiece))
  return pieces
}

function holdsPiece(run: string, pieces: ReadonlySet<string>): boolean {
  for (let at = 0; at + shaPiece <= run.length; at += 1)
    if (pieces.has(run.slice(at, at + shaPiece))) return true
  return false
}

/** The runs of words that name a title: all of four, or the whole of a shorter one. */
function runsOf(titles: readonly string[]): ReadonlySet<string> {
  const runs = titles.flatMap((title) => {
    const words = wordsOf(title)
    const length = Math.min(telling, words.length)
    if (length === 0) return []
    return words.slice(0, words.length - length + 1).map((_, at) => words.slice(at, at + length).join(' '))
  })
  return new Set(runs)
}

function withoutTitles(text: string, titles: readonly string[]): string {
  const runs = runsOf(titles)
  const words = placedWords(text)
  const named = words.map(() => false)
  for (const [at] of words.entries())
    for (let length = 1; length <= telling; length += 1) {
      const run = words.slice(at, at + length)
      if (run.length === length && runs.has(run.map(({ said }) => said).join(' ')))
        named.fill(true, at, at + length)
    }
  let out = ''
  let done = 0
  for (let at = 0; at < words.length; at += 1) {
    if (named[at] !== true) continue
    const from = words[at]?.from ?? 0
    while (named[at + 1] === true) at += 1
    out += `${text.slice(done, from)}${mask}`
    done = words[at]?.to ?? done
  }
  return out + text.slice(done)
}

function withoutPeople(text: string, people: readonly string[]): string {
  // Longest first, so that a whole name goes before its parts.
  return people
    .toSorted((a, b) => b.length - a.length)
    .reduce((masked, name) => masked.replace(new RegExp(asName(name), 'gu'), mask), text)
}

/** A name as it is written: parts of names are common words when they are not. */
function asName(name: string): RegExp {
  const escaped = name.replaceAll(/[$()*+.?[\\\]^{|}/]/g, String.raw`\$&`)
  if (isUnspaced(name)) return new RegExp(escaped, 'u')
  return new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_])`, 'u')
}
