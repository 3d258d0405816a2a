import type { Context, Definition } from '../../model/context.ts'

/** Lines of one file that are looked at as one: a definition, the lines around an implicated one, or a short file. */
export type Stretch = {
  readonly path: string
  /** What it defines; empty where it is no definition. */
  readonly name: string
  /** 1-based, both included. */
  readonly start: number
  readonly end: number
}

/** The sources around the failure as far as they were read: who defines which name, and who can mean it. */
export type CodeMap = {
  /** The lines of a file; empty where its text was not read. */
  readonly lines: (path: string) => readonly string[]
  /** Definitions of a file in the order of the text. */
  readonly definitions: (path: string) => readonly Stretch[]
  /** Every definition of a name. */
  readonly named: (name: string) => readonly Stretch[]
  /** Definitions that a name can mean in a file: those of the file itself and of what it uses, near or far. */
  readonly meant: (name: string, inPath: string) => readonly Stretch[]
  /** In how many of the files read a name stands, 1 or more: a name that stands everywhere tells little. */
  readonly spread: (name: string) => number
}

/** How far uses are followed for what a name can mean; an index file that only hands on is a step of its own. */
const mostSteps = 3
/** A file that defines nothing by name (an anonymous default export) stands whole for its own, up to these lines. */
const longestWhole = 400

const identifier = /[A-Za-z_$][A-Za-z0-9_$]{2,79}/g

/** The identifiers of a text, each once, in the order of the text. */
export function identifiersIn(text: string): ReadonlySet<string> {
  return new Set(text.match(identifier))
}

export function mapCode({ sources, syntax }: Context): CodeMap {
  const lines = new Map(sources.map(({ path, text }) => [path, text.split('\n')]))
  const definitions = new Map(
    syntax.map(({ path, definitions: own }) => [path, stretchesOf(path, own, lines.get(path)?.length ?? 0)]),
  )
  const named = Map.groupBy([...definitions.values()].flat(), ({ name }) => name)
  const used = usedBy(new Map(syntax.map(({ path, uses }) => [path, uses])))
  const spread = new Map<string, number>()
  for (const { text } of sources) {
    for (const name of identifiersIn(text)) if (named.has(name)) spread.set(name, (spread.get(name) ?? 0) + 1)
  }
  return {
    lines: (path) => lines.get(path) ?? [],
    definitions: (path) => definitions.get(path) ?? [],
    named: (name) => named.get(name) ?? [],
    meant: (name, inPath) => {
      const reach = used(inPath)
      return (named.get(name) ?? []).filter(({ path }) => reach.has(path))
    },
    spread: (name) => spread.get(name) ?? 1,
  }
}

function stretchesOf(path: string, own: readonly Definition[], length: number): readonly Stretch[] {
  if (own.length > 0) return own.map(({ name, start, end }) => ({ path, name, start, end }))
  const stem = path.slice(path.lastIndexOf('/') + 1).split('.')[0] ?? ''
  return length > 0 && length <= longestWhole ? [{ path, name: stem, start: 1, end: length }] : []
}

/** For a file, itself and all files it comes to; worked out once for each file asked for. */
function usedBy(usesOf: ReadonlyMap<string, readonly string[]>): (path: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>()
  return (path) => {
    const before = known.get(path)
    if (before !== undefined) return before
    const seen = new Set([path])
    let front: readonly string[] = [path]
    for (let step = 0; step < mostSteps; step += 1) {
      front = front.flatMap((one) => usesOf.get(one) ?? []).filter((one) => !seen.has(one))
      for (const one of front) seen.add(one)
    }
    known.set(path, seen)
    return seen
  }
}
