import type { CheckAtMerge } from '../model/merge-checks.ts'
import { counted, listed, named, type Prose, prose } from './prose.ts'

const namesShown = 3

/** `a`, `b` and 2 more, every name once. */
export function namesOf(checks: readonly CheckAtMerge[]): Prose {
  const names = [...new Set(checks.map(({ name }) => name))]
  const shown: readonly Prose[] = names.slice(0, namesShown).map((name) => prose`${named(name)}`)
  const rest = names.length - shown.length
  return listed(rest > 0 ? [...shown, prose`${counted(rest, 'more', 'more')}`] : shown)
}
