import type { Definition } from '../../engine/model/context.ts'
import type { Reference } from '../../engine/model/parsed-source.ts'
import type { Collected } from './collect.ts'

const mostNames = 2000
const mostDefinitions = 5000

/**
 * Swift without a grammar: V8's optimizing compiler aborts the process over the one there is ("Fatal process out of
 * memory: Zone", nodejs/node#63421). Names are enough here: files of a module use each other without an import.
 */
export function readSwift(text: string): Collected {
  const code = withoutProse(text)
  return { references: referencesIn(code), definitions: definitionsIn(code) }
}

/** Comments and string literals as spaces, line feeds kept, so that every position stays. One pass. */
function withoutProse(text: string): string {
  const prose = /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|"""[^]*?(?:"""|$)|"(?:[^"\\\n]|\\.)*"?/g
  return text.replaceAll(prose, (found) => found.replaceAll(/[^\n]/g, ' '))
}

function referencesIn(code: string): readonly Reference[] {
  const found = new Map<string, Reference>()
  for (const [whole, module, name] of code.matchAll(/\bimport[ \t]+(\w{1,100})|\b(\p{Lu}\w{0,100})/gu)) {
    if (found.size >= mostNames) break
    const reference = {
      kind: module === undefined ? 'name' : 'module',
      text: module ?? name ?? whole,
    } as const
    found.set(`${reference.kind} ${reference.text}`, reference)
  }
  return [...found.values()]
}

const token =
  /[{}\n]|(?<![.\w])(?:class|struct|enum|protocol|extension|actor|func|typealias|init|deinit|let|var)\b(?=(?:[ \t]+([\w.]{1,200}))?)/g
const notNames: ReadonlySet<string> = new Set(['func', 'var', 'let', 'class', 'subscript'])

/** A definition, and how deep in braces it stands. */
type Open = { readonly at: number; readonly depth: number }

/** A definition reaches to the brace that closes the one after its name, or is one line where none follows. */
function definitionsIn(code: string): readonly Definition[] {
  const starts: { readonly name: string; readonly start: number }[] = []
  const ends: number[] = []
  const open: Open[] = []
  let pending: Open | null = null
  let line = 1
  let depth = 0
  for (const [whole, name] of code.matchAll(token)) {
    if (starts.length >= mostDefinitions) break
    if (whole === '\n') line += 1
    else if (whole === '{') {
      if (pending !== null) open.push(pending)
      pending = null
      depth += 1
    } else if (whole === '}') {
      pending = null
      depth = Math.max(0, depth - 1)
      const last = open.at(-1)
      if (last?.depth === depth) {
        open.pop()
        ends[last.at] = line
      }
    } else {
      const defined = nameOf(whole, name, depth)
      if (defined === null) continue
      pending = { at: starts.length, depth }
      starts.push({ name: defined, start: line })
    }
  }
  for (const { at } of open) ends[at] = line
  return starts.map((one, at) => ({ ...one, end: ends[at] ?? one.start }))
}

/** Null for what defines nothing by itself: `class func`, and variables within something else. */
function nameOf(whole: string, name: string | undefined, depth: number): string | null {
  if (whole === 'init' || whole === 'deinit') return whole
  if (name === undefined || notNames.has(name)) return null
  return (whole === 'let' || whole === 'var') && depth > 0 ? null : name
}
