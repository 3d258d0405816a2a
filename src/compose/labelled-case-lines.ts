import { caseSchema, type OpenCase } from '../adapters/case-file/case-schema.ts'
import type { LabelledCase } from '../adapters/store/word-book.ts'
import type { Failing } from '../engine/model/incident.ts'

export type LabelledLines = {
  /** JSON Lines in the case format, with their answers. */
  readonly text: string
  readonly cases: number
  /** Of known cause, but of no use without a last known good or without commits. */
  readonly leftOut: number
}

/**
 * What people said about past incidents, as a case file: what was known then, in excerpts, and apart from it the answer.
 * Its commits are to be looked up in a clone of the repository.
 * @param least smallest weight of an answer that is taken: 1 for words only, 0.5 with labels
 */
export function labelledCaseLines(labelled: readonly LabelledCase[], least: number): LabelledLines {
  const known = labelled.filter(({ answer }) => answer.weight >= least)
  const lines = known.flatMap((one) => {
    const open = openCase(one)
    if (open === null) return []
    const { culprits } = one.answer
    return [`${JSON.stringify(caseSchema.parse({ ...open, answer: { culprits } }))}\n`]
  })
  return { text: lines.join(''), cases: lines.length, leftOut: known.length - lines.length }
}

function openCase({ incident, window }: LabelledCase): OpenCase | null {
  const { good, bad, changes, failures } = window
  const commits = changes.map(({ id }) => String(id)).filter((id) => /^[0-9a-f]{40}$/.test(id))
  if (good === null || commits.length === 0 || commits.length < changes.length) return null
  const { title, seenAt } = incident
  const told = failures.map(({ name, excerpt }) => ({ name, log: excerpt }))
  return {
    id: incident.id,
    repo: `${incident.repo.owner}/${incident.repo.name}`,
    incident: { ...kindOf(incident.failing), title, ...(seenAt === null ? {} : { at: seenAt }) },
    // Where no log was read, what a person saw is all there is.
    failures: told.length > 0 ? told : [{ name: 'report', log: title }],
    range: { good, bad, commits },
  }
}

function kindOf(failing: Failing): Omit<OpenCase['incident'], 'title' | 'at'> {
  switch (failing.kind) {
    case 'check':
      return { kind: 'check', name: failing.name }
    case 'workflow-run':
      return { kind: 'check', name: failing.workflow || 'workflow' }
    case 'deployment':
      return { kind: 'deployment', name: failing.task || 'deploy', environment: failing.environment }
    case 'alert':
      return {
        kind: 'alert',
        name: failing.name,
        ...(failing.environment === null ? {} : { environment: failing.environment }),
      }
  }
}
