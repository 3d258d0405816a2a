import type { Change } from '../../../model/change.ts'
import type { Reading } from '../../../model/symptom.ts'
import { plainText } from './plain-text.ts'

/** A part of a diff: its changed lines as they stand, `+` and `-` before them. */
export type Hunk = { readonly path: string; readonly lines: readonly string[] }

const longestPatch = 65_536
const mostWords = 400
const mostLines = 12
const lineBytes = 140
const pathBytes = 160
/** What a hunk in a file that the failure points at is worth, in words of the failure that it holds. */
const implicatedBonus = 5

export type HunkQuestion = { readonly words: ReadonlySet<string>; readonly implicated: ReadonlySet<string> }

/** What hunks are compared with: names and words of the telling lines, and the files that the failure points at. */
export function hunkQuestion({ tellingLines, places }: Reading): HunkQuestion {
  const words = new Set<string>()
  for (const { quote } of tellingLines) {
    for (const [word] of quote.slice(0, 1_000).matchAll(/[A-Za-z_$][\w$]{3,60}/g)) {
      if (words.size < mostWords) words.add(word)
    }
  }
  return { words, implicated: new Set(places.map(({ path }) => path)) }
}

/** The hunks of a change, those that match the failure best first. */
export function tellingHunks(change: Change, question: HunkQuestion): readonly Hunk[] {
  const scored = change.files.flatMap(({ path, patch }) =>
    hunksOf(patch ?? '').map((lines) => ({ path, lines, score: scoreOf(path, lines, question) })),
  )
  scored.sort((a, b) => b.score - a.score)
  return scored.map(({ path, lines }) => ({
    path: plainText(path, pathBytes),
    lines: lines.slice(0, mostLines).map((line) => plainText(line, lineBytes)),
  }))
}

function hunksOf(patch: string): readonly (readonly string[])[] {
  const hunks: string[][] = []
  for (const line of patch.slice(0, longestPatch).split('\n')) {
    if (line.startsWith('@@')) hunks.push([])
    else if (line.startsWith('+') || line.startsWith('-')) hunks.at(-1)?.push(line)
  }
  return hunks.filter(({ length }) => length > 0)
}

function scoreOf(path: string, lines: readonly string[], { words, implicated }: HunkQuestion): number {
  const found = new Set<string>()
  for (const line of lines) {
    for (const [word] of line.slice(0, 400).matchAll(/[A-Za-z_$][\w$]{3,60}/g)) {
      if (words.has(word)) found.add(word)
    }
  }
  return found.size + (implicated.has(path) ? implicatedBonus : 0)
}

/** Deals hunks out in turns, the best of each change first, until no more bytes are left. */
export function dealHunks(
  hunks: readonly (readonly Hunk[])[],
  mostBytes: number,
): readonly (readonly Hunk[])[] {
  const dealt: Hunk[][] = hunks.map(() => [])
  const longest = hunks.reduce((most, { length }) => Math.max(most, length), 0)
  let left = mostBytes
  for (let turn = 0; turn < longest; turn += 1) {
    for (const [place, own] of hunks.entries()) {
      const hunk = own[turn]
      if (hunk === undefined) continue
      const bytes = new TextEncoder().encode(JSON.stringify(hunk)).length + 1
      if (bytes > left) return dealt
      left -= bytes
      dealt[place]?.push(hunk)
    }
  }
  return dealt
}
