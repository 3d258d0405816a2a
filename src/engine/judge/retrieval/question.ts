import type { Dossier } from '../../model/dossier.ts'
import type { ImplicatedPlace, Reading, TellingLine } from '../../model/symptom.ts'
import { rarity } from './rarity.ts'
import { withoutWebAddresses } from './without-web-addresses.ts'
import { eachWord } from './words.ts'

/** The failure as a question to every change of the range, worked out once. */
export type Question = {
  readonly dossier: Dossier
  readonly reading: Reading
  /** The telling lines, and what the failing thing itself says where no log repeats it; each once. */
  readonly spoken: readonly string[]
  /** Words of what is spoken with their importance; those of web addresses left out. */
  readonly words: ReadonlyMap<string, number>
  /** Identifiers and quoted texts that the failure names outright, as printed, with their importance. */
  readonly names: ReadonlyMap<string, number>
  /** Implicated files, and files that stand for the same unit at half the weight. */
  readonly files: ReadonlyMap<string, ImplicatedFile>
}

export type ImplicatedFile = {
  /** 0..1 as of its heaviest place. */
  readonly weight: number
  /** The heaviest place; of the implicated file where this one is only related to it. */
  readonly place: ImplicatedPlace
  /** The implicated file that this one stands beside; null for an implicated file itself. */
  readonly relatedTo: string | null
}

/** A related file is a guess: it weighs half of the file that was named. */
const relatedWeight = 0.5

/** A log's words count once for each distinct line they stand in, up to this many lines. */
const mostRepeats = 3

/** Characters of what the failing thing says that are read beside its logs: a title, a summary. */
const longestSaying = 1_000

/** A name that only code has tells more than a word of prose. */
const identifierWeight = 2

/** Who files a report puts what matters into its title. */
const headlineWeight = 3

export function askQuestion(
  dossier: Dossier,
  reading: Reading,
  related: ReadonlyMap<string, readonly string[]>,
): Question {
  const beside = besideLogs(dossier)
  const spoken = [...new Set([...beside, ...reading.tellingLines.map(textOf)])]
  return {
    dossier,
    reading,
    spoken,
    words: queryWords(spoken, headlinesOf(reading, beside)),
    names: namesIn(reading),
    files: filesOf(reading, related),
  }
}

function filesOf(
  reading: Reading,
  related: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, ImplicatedFile> {
  const files = new Map<string, ImplicatedFile>()
  const add = (path: string, file: ImplicatedFile): void => {
    const known = files.get(path)
    if (known === undefined || known.weight < file.weight) files.set(path, file)
  }
  for (const place of reading.places) add(place.path, { weight: place.weight, place, relatedTo: null })
  for (const [path, file] of Array.from(files)) {
    for (const other of related.get(path) ?? []) {
      add(other, { weight: file.weight * relatedWeight, place: file.place, relatedTo: path })
    }
  }
  return files
}

/** What is said beside the logs, which none of them repeats. */
function besideLogs({ incident, failures }: Dossier): readonly string[] {
  const { failing } = incident
  const says = 'says' in failing ? (failing.says ?? '').slice(0, longestSaying) : ''
  return says
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !failures.some(({ log }) => log.text.includes(line)))
}

const textOf = ({ quote, text = quote }: TellingLine): string => text

/** Titles of filed reports: those that stand in one, and what is said beside one. */
function headlinesOf({ tellingLines }: Reading, beside: readonly string[]): readonly string[] {
  const headlines = tellingLines.filter(({ headline = false }) => headline).map(textOf)
  return headlines.length === 0 ? [] : [...beside, ...headlines]
}

function queryWords(spoken: readonly string[], headlines: readonly string[]): ReadonlyMap<string, number> {
  const lines = new Map<string, number>()
  const identifiers = new Set<string>()
  for (const text of spoken) {
    const inLine = new Set<string>()
    eachWord(withoutWebAddresses(text), (word, role) => {
      inLine.add(word)
      if (role === 'identifier') identifiers.add(word)
    })
    for (const word of inLine) lines.set(word, (lines.get(word) ?? 0) + 1)
  }
  const heading = new Set<string>()
  for (const text of headlines) eachWord(withoutWebAddresses(text), (word) => heading.add(word))
  const importance = (word: string, count: number): number =>
    Math.sqrt(Math.min(count, mostRepeats)) *
    rarity(word) *
    (identifiers.has(word) ? identifierWeight : 1) *
    (heading.has(word) ? headlineWeight : 1)
  return new Map([...lines].map(([word, count]) => [word, importance(word, count)]))
}

function namesIn(reading: Reading): ReadonlyMap<string, number> {
  const names = new Map<string, number>()
  const add = (name: string | null, importance: number): void => {
    const clean = name?.trim() ?? ''
    if (clean.length < 3 || clean.length > 120) return
    names.set(clean, Math.max(names.get(clean) ?? 0, importance))
  }
  for (const symptom of reading.symptoms) {
    const fresh = symptom.novel ? 1 : 0.1
    if (symptom.kind === 'named-thing' && symptom.what !== 'host') add(symptom.text, fresh)
    if (symptom.kind === 'failing-test') add(symptom.name, 0.8 * fresh)
    if (symptom.kind === 'stack-frame' && symptom.origin === 'first-party') {
      add(symptom.symbol, fresh / (1 + symptom.depth))
    }
    if (symptom.kind === 'diagnostic') add(symptom.code, 0.3 * fresh)
  }
  return names
}
