import type { Change, FileChange } from '../../model/change.ts'
import type { Dossier } from '../../model/dossier.ts'
import type { ImplicatedPlace } from '../../model/symptom.ts'
import { isFunctionWord } from './function-words.ts'
import type { LineWitness, LineWitnesses } from './line-witness.ts'
import { type PatchLine, patchLines } from './patch-line.ts'
import { tokensOf } from './words.ts'

/** What a line of the number that the failure names tells, where nothing else says that it is the one meant. */
const byNumberAlone = 0.1

/** Letters of a line below which a log that holds them says nothing. */
const fewest = 8

/**
 * Who wrote an implicated line as the file stood when the change landed: the next best where nobody read the files at the
 * bad commit, for whoever reports a failure soon after it began names its lines as they stood then. Other changes wrote a
 * line of that number too; the one meant holds what the failure says there, or the log prints it.
 */
export function landedLines({ failures }: Dossier, changes: readonly Change[]): LineWitnesses {
  const isPrinted = (line: string): boolean =>
    line.length >= fewest && failures.some(({ log }) => log.text.includes(line))
  const touching = new Map<string, readonly Touching[]>()
  return (place) => {
    const known = touching.get(place.path) ?? touchingOf(place.path, changes)
    touching.set(place.path, known)
    const said = saidAt(place)
    const isMeant = ({ text }: PatchLine): boolean =>
      isPrinted(text.trim()) || tokensOf(text).some((token) => said.has(token.toLowerCase()))
    const witnesses = new Map<Change, LineWitness>()
    for (const { change, file } of known) {
      const line = addedLine(file, place.line)
      if (line !== undefined) witnesses.set(change, witnessOf(place, line, isMeant(line)))
    }
    return witnesses
  }
}

function addedLine(file: FileChange, wanted: number | null): PatchLine | undefined {
  for (const line of patchLines(file)) if (line.sign === '+' && line.number === wanted) return line
  return undefined
}

type Touching = { readonly change: Change; readonly file: FileChange }

function touchingOf(wanted: string, changes: readonly Change[]): readonly Touching[] {
  return changes.flatMap((change) =>
    change.files
      .filter(({ path, previousPath }) => path === wanted || previousPath === wanted)
      .map((file) => ({ change, file })),
  )
}

/** Words, lower case, of the failure's line that names the place: none of the place itself, nor of any sentence. */
function saidAt({ path, symptom }: ImplicatedPlace): ReadonlySet<string> {
  const inPath = new Set(tokensOf(path).map((token) => token.toLowerCase()))
  const said = tokensOf(symptom.at.quote).map((token) => token.toLowerCase())
  return new Set(said.filter((word) => word.length > 2 && !inPath.has(word) && !isFunctionWord(word)))
}

function witnessOf(place: ImplicatedPlace, line: PatchLine, isMeant: boolean): LineWitness {
  const says = `When it landed, it wrote line ${line.number} of ${place.path}, which the failure names.`
  const { quote, line: at } = place.symptom.at
  return isMeant
    ? { tells: 1, evidence: { says, quote: line.text, file: line.path, line: line.number } }
    : { tells: byNumberAlone, evidence: { says, quote, file: null, line: at } }
}
