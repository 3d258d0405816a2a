import type { Change, FileChange } from '../model/change.ts'
import { fileKind } from '../model/file-kind.ts'
import { patchRows } from '../model/patch-rows.ts'
import type { InTheWay, Obstacles } from '../model/revert.ts'
import { editsOf } from './edited-lines.ts'
import { landedAfter } from './revert-conflicts.ts'

/**
 * A line that defines a name, in the common languages. Indented bindings are left out: most are local. A method of a
 * class in JavaScript or Java carries no keyword and is not seen.
 */
const keyword =
  /^\s{0,60}(?:(?:export|default|declare|public|protected|internal|static|abstract|final|sealed|open|async|pub(?:\([a-z]{1,20}\))?|inline|override|virtual|unsafe|extern|data) {1,4}){0,5}(?:function\*?|def|class|interface|enum|struct|trait|record|object|protocol|type|fn|fun|macro_rules!|defp?|module|namespace) {1,4}(?:self\.)?([\p{L}_$][\p{L}\p{N}_$]{2,99})/u
const method = /^func(?: \([^)]{1,100}\))? {1,4}([\p{L}_][\p{L}\p{N}_]{2,99})/u
const binding =
  /^(?:export {1,4}(?:default {1,4})?)?(?:const|let|var|val) {1,4}([\p{L}_$][\p{L}\p{N}_$]{2,99})\b/u

/** So common that another definition of the same name is likely. */
const everyday = new Set(
  'main init index test tests setup name names type types value values data item items list result results error errors config options params args props state get set add run new all map key keys user users handler default exports'.split(
    ' ',
  ),
)

const mostNames = 2000

/**
 * Later changes of the range whose added lines use a name that a change was the first to define: without it they would
 * not work. By text, without knowing the language, so it can miss one and can name one too many.
 */
export function revertDependents(change: Change, changes: readonly Change[]): Obstacles {
  const later = landedAfter(change, changes)
  if (later.length === 0) return { kind: 'none' }
  const names = newNames(change)
  const items = names.size === 0 ? [] : later.flatMap((one) => useIn(one, names) ?? [])
  if (items.length > 0) return { kind: 'found', items }
  if (!isRead(change)) return { kind: 'unknown', because: 'its own lines are not known in full' }
  if (names.size > 0 && !later.every(isRead))
    return { kind: 'unknown', because: 'the lines of later changes are not known in full' }
  return { kind: 'none' }
}

function newNames({ files }: Change): ReadonlySet<string> {
  const [added, removed] = [new Set<string>(), new Set<string>()]
  for (const file of files.filter(isCode)) {
    for (const { sign, text } of patchRows(file.patch ?? '')) {
      if (sign === ' ') continue
      const name = definedBy(text)
      if (name === null || everyday.has(name.toLowerCase())) continue
      if (sign === '-') removed.add(name)
      else if (added.size < mostNames) added.add(name)
    }
  }
  return new Set([...added].filter((name) => !removed.has(name)))
}

function useIn(change: Change, names: ReadonlySet<string>): InTheWay | null {
  for (const file of change.files.filter(isCode)) {
    const lines = file.patch === null ? [] : editsOf(file.patch).flatMap(({ added }) => added)
    const own = new Set(lines.map(definedBy))
    for (const line of lines) {
      const used = wordsOf(line).find((word) => names.has(word) && !own.has(word))
      if (used !== undefined) return { change: change.id, path: file.path, name: used }
    }
  }
  return null
}

function definedBy(line: string): string | null {
  const text = line.slice(0, 400)
  const found = keyword.exec(text) ?? method.exec(text) ?? binding.exec(text)
  return found?.[1] ?? null
}

function wordsOf(line: string): readonly string[] {
  return line.slice(0, 2000).split(/[^\p{L}\p{N}_$]/u)
}

function isCode({ path }: FileChange): boolean {
  const kind = fileKind(path)
  return kind === 'source' || kind === 'test'
}

function isRead({ files, filesCompleteness }: Change): boolean {
  const unread = files.some((file) => isCode(file) && file.patch === null && file.additions > 0)
  return filesCompleteness.kind === 'complete' && !unread
}
