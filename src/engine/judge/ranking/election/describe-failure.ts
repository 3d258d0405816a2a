import type { Dossier } from '../../../model/dossier.ts'
import type { Reading } from '../../../model/symptom.ts'
import { jsonBytes, plainText } from './plain-text.ts'

/** What the model is shown of the failure. */
export type FailureDescription = {
  readonly title: string
  readonly failing: string
  /** Lines of the log that tell of the failure, in log order. */
  readonly lines: readonly string[]
  /** Places of the repository that the failure points at, heaviest first. */
  readonly places: readonly string[]
}

const titleBytes = 240
const lineBytes = 300
const allLinesBytes = 4_500
const placeBytes = 170
const mostPlaces = 10

export function describeFailure(dossier: Dossier, reading: Reading): FailureDescription {
  return {
    title: plainText(dossier.incident.title, titleBytes),
    failing: dossier.incident.failing.kind,
    lines: someLines(linesOf(dossier, reading)),
    places: reading.places
      .slice(0, mostPlaces)
      .map((place) =>
        plainText(place.line === null ? place.path : `${place.path}:${place.line}`, placeBytes),
      ),
  }
}

/** The telling lines; where there are none, the last lines of the first log. */
function linesOf(dossier: Dossier, reading: Reading): readonly string[] {
  if (reading.tellingLines.length > 0) return reading.tellingLines.map((place) => place.quote)
  const end = dossier.failures[0]?.log.text.slice(-allLinesBytes) ?? ''
  return end.split('\n').slice(-20)
}

function someLines(lines: readonly string[]): readonly string[] {
  const shown = new Set<string>()
  let left = allLinesBytes
  for (const line of lines) {
    const text = plainText(line, lineBytes)
    if (text === '' || shown.has(text)) continue
    left -= jsonBytes(text) + 3
    if (left < 0) break
    shown.add(text)
  }
  return [...shown]
}
