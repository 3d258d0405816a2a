import type { Grammar } from './grammar.ts'
import { allGrammars } from './grammars/all-grammars.ts'

const byEnding = new Map(allGrammars.flatMap((grammar) => grammar.endings.map((ending) => [ending, grammar])))

/** The grammar for files of this name; null where we have none. */
export function grammarOf(path: string): Grammar | null {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return byEnding.get(dot < 0 ? name : name.slice(dot).toLowerCase()) ?? null
}
