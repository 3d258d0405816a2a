import { type CodeMap, identifiersIn, mapCode, type Stretch } from './code-map.ts'
import type { Question } from './question.ts'

/** How much of what reaches a stretch it hands on to all that it mentions, together. */
const handedOn = 0.4
const mostSteps = 3

/** Lines on each side of an implicated line, where no definition of moderate length holds it. */
const around = 15
/** Longer definitions (a class, a test suite) say little about which of their lines was meant. */
const longest = 120
/** A file that is implicated without a line starts a walk from all of it, with this share of its weight. */
const wholeFileWeight = 0.3
/** A definition that the failure names outright, and how many of one name may be meant. */
const namedWeight = 0.1
const mostOfOneName = 5

/**
 * The code that the failure comes to, with how much of its weight arrives there: from implicated lines and named
 * symbols along the names that each stretch mentions, to what these names mean there. A random walk on the static call
 * graph, cut off after a few steps (personalised PageRank; Page, Brin, Motwani and Winograd 1999). A name that many
 * files mention, or that can mean much, gets little.
 */
export function reachedCode(question: Question): ReadonlyMap<Stretch, number> {
  const map = mapCode(question.dossier.context)
  const reached = new Map<Stretch, number>()
  const mentions = new Map<Stretch, readonly Mention[]>()
  let front = startsOf(question, map)
  for (let step = 0; step <= mostSteps; step += 1) {
    const next = new Map<Stretch, number>()
    for (const [stretch, weight] of front) {
      add(reached, stretch, weight)
      if (step === mostSteps) continue
      const mentioned = mentions.get(stretch) ?? mentionsOf(stretch, map)
      mentions.set(stretch, mentioned)
      for (const { to, share } of mentioned) add(next, to, handedOn * weight * share)
    }
    front = next
  }
  return reached
}

function add(weights: Map<Stretch, number>, stretch: Stretch, weight: number): void {
  weights.set(stretch, (weights.get(stretch) ?? 0) + weight)
}

function startsOf({ reading, names }: Question, map: CodeMap): ReadonlyMap<Stretch, number> {
  const starts = new Map<Stretch, number>()
  const withLine = new Set(reading.places.flatMap(({ path, line }) => (line === null ? [] : [path])))
  for (const { path, line, weight } of reading.places) {
    const length = map.lines(path).length
    if (length === 0) continue
    if (line !== null) add(starts, stretchAt(path, line, map), weight)
    else if (!withLine.has(path))
      add(starts, { path, name: '', start: 1, end: length }, wholeFileWeight * weight)
  }
  for (const [name, importance] of names) {
    const last = name.split(/[.:#>]/).at(-1) ?? ''
    const same = map.named(last)
    if (same.length > mostOfOneName) continue
    for (const one of same) add(starts, one, (namedWeight * importance) / same.length)
  }
  return starts
}

/** The innermost definition around a line, or the lines around it where that is too long. */
function stretchAt(path: string, line: number, map: CodeMap): Stretch {
  const holding = map.definitions(path).filter(({ start, end }) => start <= line && line <= end)
  const inner = holding.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0]
  if (inner !== undefined && inner.end - inner.start <= longest) return inner
  return { path, name: '', start: Math.max(1, line - around), end: line + around }
}

type Mention = { readonly to: Stretch; readonly share: number }

/** What a stretch mentions outside of itself; shares add up to 1. */
function mentionsOf(from: Stretch, map: CodeMap): readonly Mention[] {
  const text = map
    .lines(from.path)
    .slice(from.start - 1, from.end)
    .join('\n')
  const mentioned: Mention[] = []
  for (const name of identifiersIn(text)) {
    if (name === from.name) continue
    const meant = map.meant(name, from.path).filter((to) => !isWithin(to, from))
    for (const to of meant) mentioned.push({ to, share: 1 / Math.sqrt(map.spread(name)) / meant.length })
  }
  const total = mentioned.reduce((sum, { share }) => sum + share, 0)
  return mentioned.map(({ to, share }) => ({ to, share: share / total }))
}

function isWithin(inner: Stretch, outer: Stretch): boolean {
  return inner.path === outer.path && inner.start >= outer.start && inner.start <= outer.end
}
