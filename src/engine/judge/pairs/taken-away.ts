import type { Change, FileChange } from '../../model/change.ts'
import { fileKind } from '../../model/file-kind.ts'
import { type PatchLine, patchLines } from '../retrieval/patch-line.ts'

const longestPatch = 256 * 1024
const longestLine = 2000

/** A file that the change removes or gives another name, and that the module or path as printed means. */
export function goneFile(name: string, change: Change): FileChange | null {
  const isGone = ({ status }: FileChange): boolean => status === 'removed' || status === 'renamed'
  return change.files.find((file) => isGone(file) && standsFor(name, file.previousPath ?? file.path)) ?? null
}

/** The first removed line of a file that says something. */
export function firstRemoved(file: FileChange): PatchLine | null {
  if (file.patch === null || file.patch.length > longestPatch) return null
  for (const line of patchLines(file)) if (line.sign === '-' && line.text.trim() !== '') return line
  return null
}

/** The line by which the change takes the definition of a name away; null where it has, keeps or moves it. */
export function removedDefinition(name: string, change: Change): PatchLine | null {
  const word = lastName(name)
  if (word === null) return null
  const lines = codeLinesWith(word, change)
  const removed = lines.filter(({ sign }) => sign === '-')
  if (2 * removed.length <= lines.length) return null
  if (lines.some(({ sign, text }) => sign === '+' && isDefinition(text, word))) return null
  return removed.find(({ text }) => isDefinition(text, word)) ?? null
}

const brings = /\b(?:import|require|include|from|use|using|load|source|export|mod|extends)\b/

/** An added line that uses the name, in a change that does not take as many uses away and does not define it. */
export function addedUse(name: string, change: Change): PatchLine | null {
  const word = lastName(name)
  const text = word ?? stemOf(name.slice(name.lastIndexOf('/') + 1))
  if (text.length < 3) return null
  const lines = codeLinesWith(text, change)
  if (word !== null && lines.some((line) => line.sign === '+' && isDefinition(line.text, word))) return null
  const uses = word === null ? lines.filter((line) => brings.test(line.text.slice(0, longestLine))) : lines
  const added = uses.filter(({ sign }) => sign === '+')
  return 2 * added.length > uses.length ? (added[0] ?? null) : null
}

/** Added and removed lines of code that hold the text as a whole word; what documentation says breaks nothing. */
function codeLinesWith(text: string, change: Change): readonly PatchLine[] {
  return change.files.flatMap((file) => {
    const { patch, path } = file
    if (patch === null || patch.length > longestPatch || !patch.includes(text)) return []
    if (fileKind(path) === 'documentation') return []
    return [...patchLines(file)].filter((line) => wordAt(line.text, text) !== -1 && !isComment(line.text))
  })
}

const isComment = (line: string): boolean =>
  /^\s{0,200}(?:\/\/|\/?\*|#(?!include|define|import)|--|"""|;;)/.test(line)

/** The identifier itself, or the last part of a qualified one; null for a path. */
function lastName(name: string): string | null {
  if (name.includes('/')) return null
  const last = name.split(/\.|::|#|\\/).at(-1) ?? ''
  return /^[A-Za-z_$][\w$]{2,79}$/.test(last) ? last : null
}

/** True where a module or path as printed (`./cart/total`, `shop.cart.total`) means this file of the repository. */
function standsFor(name: string, path: string): boolean {
  const stem = path.replace(/\.\w{1,8}$/, '')
  const bare = name.replace(/^(?:(?:crate|self|super)::){1,4}/, '')
  const wanted = stemOf(bare.slice(Math.max(0, bare.search(/[^./]/))))
  const slashed = wanted.includes('/') ? wanted : wanted.replaceAll(/\.|::|\\/g, '/')
  if (slashed.length < 3) return false
  return [path, stem, stem.replace(/\/(?:index|__init__|mod)$/, '')].some(
    (one) => one === slashed || one.endsWith(`/${slashed}`),
  )
}

const stemOf = (name: string): string =>
  name.replace(/\.(?:[cm]?[jt]sx?|vue|py|rb|php|go|h|hpp|rs|java|kt|css|scss|json|sh)$/, '')

/** Where the text begins as a whole word of the line; -1 where it does not. */
function wordAt(line: string, text: string): number {
  const isPart = (character: string | undefined): boolean =>
    character !== undefined && /[\w$]/.test(character)
  for (let at = line.indexOf(text); at !== -1; at = line.indexOf(text, at + 1)) {
    if (!isPart(line[at - 1]) && !isPart(line[at + text.length])) return at
  }
  return -1
}

const typeWord =
  /(?:^|[\s(])(?:function\*?|def|class|type|interface|enum|struct|union|trait|fn|func|module|record|object|protocol|macro_rules!|#define)\s{1,8}(?:self\.)?$/
const valueWord = /^(?:export |pub |static |declare |public ){0,3}(?:const|let|var|val|static)\s{1,8}$/

/** True where the line defines the word for others to use, as far as one line tells: no local variable, no parameter. */
function isDefinition(line: string, word: string): boolean {
  const at = wordAt(line.slice(0, longestLine), word)
  if (at === -1) return false
  const [before, after] = [line.slice(Math.max(0, at - 160), at), line.slice(at + word.length, at + 400)]
  if (typeWord.test(before) || valueWord.test(before)) return true
  if (/^func \([\w* ]{1,80}\) $/.test(before)) return true
  if (before === '' && /^ ?(?:=(?!=)|: ?\w{1,80} ?=)/.test(after)) return true
  return opensBody(before, after)
}

/** A method or function by its shape: `public int total(Cart cart) {`, `async total(cart) {`. */
function opensBody(before: string, after: string): boolean {
  if (!/^\(.{0,300}\{\s{0,20}$/.test(after)) return false
  if (/\b(?:if|for|while|switch|catch|return|new|await|else|function|describe|it|test)\b|[=.(]/.test(before))
    return false
  return /^\s{0,40}(?:[\w<>[\],?:&*]{1,80}\s{1,4}[*&]{0,2}){0,6}$/.test(before)
}
