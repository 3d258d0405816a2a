import type { Diagnostic, Symptom } from '../../model/symptom.ts'
import { masked } from '../symptoms/mask.ts'
import { isSetUp } from '../symptoms/signature.ts'

type Bare = {
  readonly failure: number
  readonly start: number
  readonly end: number
  readonly symptoms: readonly Symptom[]
}

/** A tool that words so many different errors in one job is mostly echoing the first. */
const cascadeFrom = 7

/**
 * To every unit what makes it like others: the file it stands in or points at, the test, what is said and what it
 * names; the test above it; and for what a job says in a cascade, the job.
 */
export function likenessesOf<One extends Bare>(
  units: readonly One[],
): readonly (One & { readonly likenesses: ReadonlySet<string> })[] {
  const cascades = cascadingTools(units)
  const setUps = new Set(units.filter(({ symptoms }) => symptoms.some(failsToSetUp)).map((u) => u.failure))
  const testAbove = firstTests(units)
  return units.map((unit) => {
    if (isTest(unit)) testAbove.set(unit.failure, under(unit))
    const likenesses = new Set(ownLikenesses(unit.symptoms))
    const above = testAbove.get(unit.failure)
    if (above !== undefined && unit.start > 0 && !isCompiled(unit)) likenesses.add(above)
    if (setUps.has(unit.failure)) likenesses.add(`job ${unit.failure}`)
    for (const symptom of unit.symptoms) {
      if (symptom.kind === 'diagnostic' && cascades.has(toolOf(symptom))) likenesses.add(toolOf(symptom))
    }
    return { ...unit, likenesses }
  })
}

/** What is printed before a job's first failing test may be the noise of one that passes: it stands by no cause of its own. */
function firstTests(units: readonly Bare[]): Map<number, string> {
  const first = new Map<number, string>()
  for (const unit of units) if (isTest(unit) && !first.has(unit.failure)) first.set(unit.failure, under(unit))
  return first
}

const under = ({ failure, start }: Bare): string => `under ${failure} ${start}`
const isTest = ({ symptoms, start }: Bare): boolean => start > 0 && symptoms[0]?.kind === 'failing-test'
const isCompiled = ({ symptoms }: Bare): boolean => symptoms[0]?.kind === 'diagnostic'
const failsToSetUp = (symptom: Symptom): boolean => symptom.kind === 'failing-test' && isSetUp(symptom)
const toolOf = ({ tool, at }: Diagnostic): string => `tool ${at.failure} ${tool}`

function cascadingTools(units: readonly Bare[]): ReadonlySet<string> {
  const said = new Map<string, Set<string>>()
  for (const symptom of units.flatMap(({ symptoms }) => symptoms)) {
    if (symptom.kind !== 'diagnostic' || symptom.severity !== 'error') continue
    const sayings = said.get(toolOf(symptom)) ?? new Set()
    said.set(toolOf(symptom), sayings.add(`${symptom.code} ${masked(symptom.message)}`))
  }
  return new Set([...said].filter(([, sayings]) => sayings.size >= cascadeFrom).map(([tool]) => tool))
}

function ownLikenesses(symptoms: readonly Symptom[]): readonly string[] {
  const errorLines = new Set(symptoms.filter(tellsError).map(({ at }) => `${at.line} ${at.quote}`))
  const types = new Set(symptoms.flatMap((one) => (one.kind === 'error-message' && one.type) || []))
  return symptoms.flatMap((symptom) => {
    if (!symptom.novel) return []
    switch (symptom.kind) {
      case 'stack-frame':
        return symptom.origin === 'first-party' ? [`in ${symptom.path}`] : []
      case 'failing-test':
        return [
          `test ${symptom.suite} ${symptom.name}`,
          ...(symptom.path === null ? [] : [`in ${symptom.path}`]),
        ]
      case 'diagnostic':
        return symptom.severity === 'error'
          ? [`said ${masked(symptom.message)}`, ...(symptom.path === null ? [] : [`in ${symptom.path}`])]
          : []
      case 'error-message':
        return [`said ${symptom.type} ${masked(symptom.text)}`]
      case 'named-thing': {
        if (symptom.what === 'platform' || symptom.what === 'environment') return []
        const isOfError = errorLines.has(`${symptom.at.line} ${symptom.at.quote}`)
        return isOfError && !types.has(symptom.text) ? [`names ${symptom.text}`] : []
      }
      default:
        return []
    }
  })
}

function tellsError(symptom: Symptom): boolean {
  return symptom.novel && (symptom.kind === 'error-message' || symptom.kind === 'diagnostic')
}
