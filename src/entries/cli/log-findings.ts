import type { ExplainedLog } from '../../compose/explain-log.ts'
import type { Completeness, Gap } from '../../engine/model/completeness.ts'
import type { LogText } from '../../engine/model/failure.ts'
import type { StackFrame, Symptom } from '../../engine/model/symptom.ts'

/** A symptom as it is printed: the line it stands on in place of where it was read. */
type Found<Kind extends Symptom['kind']> = Omit<Extract<Symptom, { readonly kind: Kind }>, 'kind' | 'at'> & {
  /** 1-based line of the log. */
  readonly logLine: number
  readonly quote: string
}

/** What was read out of one log, grouped. All its text is untrusted. */
export type LogFindings = {
  readonly version: 1
  readonly log: string
  /** Lines of the whole log, of what was kept of it, and of those the ones that tell of the failure. */
  readonly lines: { readonly ofLog: number; readonly kept: number; readonly telling: number }
  readonly completeness: Completeness
  readonly baseline: Completeness | null
  readonly gaps: readonly Gap[]
  /** Stable over runs of the same failure. */
  readonly signature: string
  readonly failingTests: readonly Found<'failing-test'>[]
  /** Tests that failed and passed when they were tried again. */
  readonly flakyTests: readonly Found<'flaky-test'>[]
  readonly diagnostics: readonly Found<'diagnostic'>[]
  readonly errorMessages: readonly Found<'error-message'>[]
  /** Stack traces in the order in which they begin; frames as printed. */
  readonly traces: readonly (readonly Found<'stack-frame'>[])[]
  readonly namedThings: readonly Found<'named-thing'>[]
  readonly infrastructureSigns: readonly Found<'infrastructure-sign'>[]
  /** Places of the repository, heaviest first; null where no repository was given. */
  readonly places: {
    readonly at: string | null
    readonly completeness: Completeness
    readonly found: readonly {
      readonly path: string
      readonly line: number | null
      readonly how: 'exact' | 'suffix' | 'stem'
      readonly weight: number
      readonly logLine: number
    }[]
  } | null
  readonly tellingLines: readonly { readonly logLine: number; readonly quote: string }[]
}

export function logFindings({ failure, reading, tree }: ExplainedLog): LogFindings {
  const { symptoms } = reading
  const kept = linesOf(failure.log)
  const out = (failure.log.elisions ?? []).reduce((sum, { lines }) => sum + lines, 0)
  return {
    version: 1,
    log: failure.name,
    lines: { ofLog: kept + out, kept, telling: new Set(reading.tellingLines.map(({ line }) => line)).size },
    completeness: failure.log.completeness,
    baseline: failure.baseline?.completeness ?? null,
    gaps: reading.gaps,
    signature: reading.signature,
    failingTests: found(symptoms, 'failing-test'),
    flakyTests: found(symptoms, 'flaky-test'),
    diagnostics: found(symptoms, 'diagnostic'),
    errorMessages: found(symptoms, 'error-message'),
    traces: tracesOf(found(symptoms, 'stack-frame')),
    namedThings: found(symptoms, 'named-thing'),
    infrastructureSigns: found(symptoms, 'infrastructure-sign'),
    places:
      tree === null
        ? null
        : {
            at: tree.sha,
            completeness: tree.completeness,
            found: reading.places.map(({ symptom, path, line, how, weight }) => ({
              path,
              line,
              how,
              weight,
              logLine: symptom.at.line,
            })),
          },
    tellingLines: reading.tellingLines.map(({ line, quote }) => ({ logLine: line, quote })),
  }
}

function linesOf({ text }: LogText): number {
  let count = text === '' || text.endsWith('\n') ? 0 : 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

function found<Kind extends Symptom['kind']>(
  symptoms: readonly Symptom[],
  kind: Kind,
): readonly Found<Kind>[] {
  return symptoms
    .filter((symptom): symptom is Extract<Symptom, { readonly kind: Kind }> => symptom.kind === kind)
    .map((symptom) => {
      const { kind: _, at, ...rest } = symptom
      return { ...rest, logLine: at.line, quote: at.quote }
    })
}

function tracesOf(
  frames: readonly (Found<'stack-frame'> & Pick<StackFrame, 'trace'>)[],
): LogFindings['traces'] {
  const traces = new Map<number, Found<'stack-frame'>[]>()
  for (const frame of frames) {
    const trace = traces.get(frame.trace)
    if (trace === undefined) traces.set(frame.trace, [frame])
    else trace.push(frame)
  }
  return [...traces.values()]
}
