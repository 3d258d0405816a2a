import { fileKind } from '../../model/file-kind.ts'
import type { Diagnostic, FailingTest, NamedThing, StackFrame, Symptom } from '../../model/symptom.ts'
import { frameOrigin } from './frames/frame-origin.ts'
import { numberOf } from './line-rules.ts'
import type { Resolved } from './paths/resolve-paths.ts'
import type { TreeFiles } from './paths/tree-files.ts'
import { inOrder, PER_FRAME, TESTED_SHARE, WEIGHTS } from './place-weights.ts'

/** One symptom's word for one file. */
export type Pointer = {
  readonly symptom: Symptom
  readonly resolved: Resolved
  readonly line: number | null
  /** 0..1, before it is known how sure the path is, how often it is named, and whether the symptom is new. */
  readonly weight: number
  /** True for what stands nearest to the error: an innermost own frame, a diagnostic, a failing test's line. */
  readonly nearest: boolean
}

/** A library's file may share its name with one of ours: only its very path counts. */
const isForeign = (origin: StackFrame['origin'], resolved: Resolved): boolean =>
  origin !== 'first-party' && resolved.how !== 'exact'

const framePointers = (
  frame: StackFrame,
  files: TreeFiles,
  order: number,
  within: number,
): readonly Pointer[] => {
  const resolved = files.printed(frame.path)
  if (resolved === null || isForeign(frame.origin, resolved)) return []
  const own = fileKind(resolved.path) === 'test' ? WEIGHTS.frameInTest : WEIGHTS.frame
  const base = frame.origin === 'first-party' ? own : WEIGHTS.foreignFrame
  const weight = base * PER_FRAME ** within * inOrder(order)
  return [{ symptom: frame, resolved, line: frame.line, weight, nearest: within === 0 }]
}

/** What a test may be called after, its suite first: as a whole, or by the first word of a sentence. */
const titlesOf = ({ suite, name }: FailingTest): readonly string[] =>
  [suite ?? name, name].flatMap((title) => [title, title.split(/\s/, 1)[0] ?? ''])

const testPointers = (test: FailingTest, files: TreeFiles, order: number): readonly Pointer[] => {
  const printed = test.path === null ? null : files.printed(test.path)
  const weight = WEIGHTS.failingTest * inOrder(order)
  if (printed !== null)
    return [{ symptom: test, resolved: printed, line: test.line, weight, nearest: test.line !== null }]
  const called =
    titlesOf(test)
      .map(files.named)
      .find(({ length }) => length > 0) ?? []
  // A suite is often called after what it tests.
  const share = ({ path }: Resolved): number => (fileKind(path) === 'test' ? 1 : TESTED_SHARE)
  return called.map((resolved) => ({
    symptom: test,
    resolved,
    line: null,
    weight: weight * share(resolved),
    nearest: false,
  }))
}

const diagnosticPointers = (found: Diagnostic, files: TreeFiles, order: number): readonly Pointer[] => {
  const resolved = found.path === null ? null : files.printed(found.path)
  if (resolved === null) return []
  const error = found.line === null ? WEIGHTS.diagnosticFile : WEIGHTS.diagnosticLine
  const weight = (found.severity === 'error' ? error : WEIGHTS.warning) * inOrder(order)
  return [{ symptom: found, resolved, line: found.line, weight, nearest: found.severity === 'error' }]
}

const namedPointers = (name: NamedThing, files: TreeFiles, order: number): readonly Pointer[] => {
  if (name.what === 'path') {
    const resolved = files.printed(name.text)
    const origin = files.isOwnPackage(name.text) ? 'first-party' : frameOrigin(name.text, null)
    if (resolved === null || isForeign(origin, resolved)) return []
    const line = numberOf(/[:(](\d{1,7})(?:,\d{1,6})?\)?$/.exec(name.text)?.[1])
    return [{ symptom: name, resolved, line, weight: WEIGHTS.namedPath * inOrder(order), nearest: false }]
  }
  if (name.what !== 'symbol' && name.what !== 'literal') return []
  const weight = WEIGHTS.namedSymbol * inOrder(order)
  return files
    .named(name.text)
    .map((resolved) => ({ symptom: name, resolved, line: null, weight, nearest: false }))
}

/** A test that fails asks for what it tests: the file that its own file's name tells. */
const testedPointers = (pointer: Pointer, files: TreeFiles): readonly Pointer[] => {
  const weight = pointer.weight * TESTED_SHARE
  return files.tested(pointer.resolved.path).map((resolved) => ({ ...pointer, resolved, line: null, weight }))
}

/** Counts, per kind, how many distinct things came before: a cascade's later parts weigh less. */
const orders = (): ((kind: string, thing: string) => number) => {
  const seen = new Map<string, Map<string, number>>()
  return (kind, thing) => {
    const things = seen.get(kind) ?? new Map<string, number>()
    seen.set(kind, things)
    const order = things.get(thing) ?? things.size
    things.set(thing, order)
    return order
  }
}

/**
 * Asked for one symptom after the other (each trace's frames innermost first), gives the files it points at. What
 * came before is remembered: later failures of a log weigh less.
 */
export const pointing = (files: TreeFiles): ((symptom: Symptom) => readonly Pointer[]) => {
  const orderOf = orders()
  const ownFrames = new Map<string, number>()
  const direct = (symptom: Symptom): readonly Pointer[] => {
    const kind = `${symptom.kind} ${symptom.at.failure} ${symptom.novel}`
    switch (symptom.kind) {
      case 'stack-frame': {
        const trace = `${symptom.at.failure} ${symptom.trace}`
        const within = ownFrames.get(trace) ?? 0
        if (symptom.origin === 'first-party') ownFrames.set(trace, within + 1)
        return framePointers(symptom, files, orderOf(kind, trace), within)
      }
      case 'failing-test':
        return testPointers(symptom, files, orderOf(kind, `${symptom.suite} ${symptom.name}`))
      case 'diagnostic': {
        const order = orderOf(`${kind} ${symptom.severity}`, `${symptom.path} ${symptom.line}`)
        return diagnosticPointers(symptom, files, order)
      }
      case 'named-thing':
        return namedPointers(symptom, files, orderOf(`${kind} ${symptom.what}`, symptom.text))
      default:
        return []
    }
  }
  return (symptom) => {
    const pointers = direct(symptom)
    if (symptom.kind === 'named-thing') return pointers
    return [...pointers, ...pointers.flatMap((pointer) => testedPointers(pointer, files))]
  }
}
