import { basename, resolve } from 'node:path'

import { type CloneForge, composeClone } from '../../compose/compose-clone.ts'
import type { Failure } from '../../engine/model/failure.ts'
import type { IncidentId, Sha } from '../../engine/model/ids.ts'
import type { Failing, Incident } from '../../engine/model/incident.ts'
import type { IncidentOptions } from './incident-options.ts'
import { toldFailures } from './told-failures.ts'

/**
 * The incident a person at a terminal tells of, and the forge that answers questions about it.
 * @throws Refusal for a log that cannot be used, a folder that is no clone, or a ref that is not in it
 */
export async function cloneIncident(
  options: IncidentOptions,
): Promise<{ readonly incident: Incident; readonly forge: CloneForge }> {
  const { repo, good, bad } = options
  const { value: failures, gaps } = await toldFailures(options)
  const forge = await composeClone({ directory: repo, good, bad, failures, gaps })
  const draft = describe(options, failures)
  const { value: range } = await forge.range(draft)
  const failing = 'environment' in draft.failing ? draft.failing.environment : draft.failing.kind
  const id = `local:${draft.repo.name}:${failing ?? ''}:${range.bad}` as IncidentId
  return { incident: { ...draft, id, badSha: range.bad }, forge }
}

/** All but the bad commit, which git has yet to resolve. */
function describe(options: IncidentOptions, failures: readonly Failure[]): Incident {
  const logs = failures.filter(({ source }) => source === undefined)
  const names = (logs.length > 0 ? logs : failures).map(({ name }) => name).join(', ')
  const title = options.title ?? `${names} fails at ${options.bad} and did not at ${options.good}`
  return {
    id: 'local' as IncidentId,
    repo: { owner: 'local', name: basename(resolve(options.repo)) },
    failing: failingOf(options, names),
    title: title.replaceAll(/\s+/gu, ' ').trim(),
    badSha: '0'.repeat(40) as Sha,
    seenAt: null,
  }
}

function failingOf({ environment, title }: IncidentOptions, names: string): Failing {
  if (environment === undefined)
    return { kind: 'check', name: names, ...(title === undefined ? {} : { says: title }) }
  return { kind: 'deployment', environment, deploymentId: 'local', task: 'deploy', runId: null }
}
