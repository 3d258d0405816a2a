import { rememberingWeakly } from '../model/remembering.ts'

/** How many related files one implicated file brings at most. */
const mostEach = 5

/**
 * Files that stand for the same unit as the given ones: `tests/test_parser.py` and `src/parser.py`, a header and its
 * source, `Foo.java` and `FooTest.java`. Their order follows the given paths; nearer directories first.
 * After Findit's "related file" rule (same stem once test and platform suffixes are dropped).
 */
export function relatedFiles(
  paths: readonly string[],
  known: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const byUnit = unitsOf(known)
  return new Map(paths.map((path) => [path, nearest(path, byUnit.get(unitOf(path)) ?? [])]))
}

/** The paths of each unit. Remembered: the same tree is asked several times. */
const unitsOf = rememberingWeakly((known: readonly string[]): ReadonlyMap<string, readonly string[]> => {
  const byUnit = new Map<string, string[]>()
  for (const path of known) {
    const unit = unitOf(path)
    if (unit === '') continue
    const others = byUnit.get(unit)
    if (others === undefined) byUnit.set(unit, [path])
    else others.push(path)
  }
  return byUnit
})

function nearest(path: string, others: readonly string[]): readonly string[] {
  return others
    .filter((other) => other !== path)
    .sort((a, b) => sharedSegments(path, b) - sharedSegments(path, a) || (a < b ? -1 : 1))
    .slice(0, mostEach)
}

/** Directory names two paths have in common, wherever they stand: `test/a/x` and `src/a/x` share one. */
function sharedSegments(a: string, b: string): number {
  const ours = new Set(a.split('/').slice(0, -1))
  return b
    .split('/')
    .slice(0, -1)
    .filter((segment) => ours.has(segment)).length
}

const entryFile = /^(index|main|mod|lib|__init__|init)$/
const testAffix = /^(test|spec)[-_.]|[-_.]?(tests?|spec|specs|unittest|e2e|bench)$/

/** The name of the unit a file stands for, lower case, without test affixes; a folder's entry file stands for the folder. */
export function unitOf(path: string): string {
  const segments = path.split('/')
  const file = segments.at(-1) ?? ''
  const stem = (file.startsWith('.') ? file.slice(1) : file).split('.')[0] ?? ''
  const plain = stem.toLowerCase().replace(testAffix, '').replace(testAffix, '')
  const unit = entryFile.test(plain) ? (segments.at(-2) ?? '').toLowerCase() : plain
  return unit.length < 3 ? '' : unit.replaceAll(/[-_]/g, '')
}
