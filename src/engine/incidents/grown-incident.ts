import type { Failing, Incident } from '../model/incident.ts'

/** Names that are kept; how many more there were does not matter any more. */
const mostNames = 100
const longestName = 100

/** The incident with another thing that fails at the same commit; one that is part of it already changes nothing. */
export function withPart(known: Incident, part: Incident): Incident {
  const name = partName(part.failing)
  const also = known.also ?? []
  if (name === partName(known.failing) || also.includes(name) || also.length >= mostNames) return known
  return { ...known, also: [...also, name] }
}

/** The incident with the same failure at another commit. */
export function withAgain(known: Incident, later: Incident): Incident {
  const { again } = known
  if (later.badSha === known.badSha || later.badSha === again?.sha || isBefore(later, known)) return known
  const isNewest = again?.at == null || later.seenAt === null || later.seenAt >= again.at
  const where = isNewest ? { sha: later.badSha, at: later.seenAt } : { sha: again.sha, at: again.at }
  return { ...known, again: { times: (again?.times ?? 0) + 1, ...where } }
}

/** Told late: it is not the same failure at a later commit. */
function isBefore(one: Incident, other: Incident): boolean {
  return one.seenAt !== null && other.seenAt !== null && one.seenAt < other.seenAt
}

function partName(failing: Failing): string {
  switch (failing.kind) {
    case 'check':
      return cut(failing.name)
    case 'workflow-run':
      return cut(failing.workflow)
    case 'deployment':
      return cut(`deployment to ${failing.environment}`)
    case 'alert':
      return cut(failing.name)
  }
}

function cut(name: string): string {
  return name.slice(0, longestName).toWellFormed()
}
