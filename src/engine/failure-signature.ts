import { redactFacts } from './gather/redaction.ts'
import { allPaths } from './judge/all-paths.ts'
import { readFailures } from './judge/symptoms/read-failures.ts'
import type { Incident } from './model/incident.ts'
import type { Forge } from './ports.ts'

/**
 * How an incident fails, as its reading will say: the same for the same failure at another commit. Reads the failing
 * logs and the file list, not the changes; null where there is nothing to read.
 */
export async function failureSignature(incident: Incident, forge: Forge): Promise<string | null> {
  const range = await forge.range(incident)
  const failure = await forge.failures(incident, range.value)
  const tree = await forge.tree(incident, range.value)
  const { failures, attempts } = failure.value
  const raw = { incident, range: range.value, changes: [], failures, attempts, tree, gaps: [] }
  const facts = redactFacts(raw)
  const { signature, tellingLines } = readFailures(facts.failures, allPaths(facts))
  return tellingLines.length === 0 ? null : signature
}
