import { incidentOfAlert } from '../adapters/github/alert-incident.ts'
import { githubForge } from '../adapters/github/github-forge.ts'
import { commitOf } from '../adapters/github/given-commits.ts'
import { runningCommit } from '../adapters/github/running-commit.ts'
import { failureSignature } from '../engine/failure-signature.ts'
import { condenseLog } from '../engine/gather/condense-log.ts'
import type { AppWorld, Workbench } from './app-world.ts'

/** What is read of an incident before it is known where it belongs. */
export function appReadings({
  clientFor,
  logHosts,
}: Pick<AppWorld, 'clientFor' | 'logHosts'>): Pick<Workbench, 'signature' | 'incidentOf'> {
  return {
    signature: async (incident, { installation }) => {
      const client = await clientFor(installation)
      const forge = githubForge(client, { logHosts, patchBudget: 0, condenser: condenseLog })
      return await failureSignature(incident, forge)
    },
    incidentOf: async (alert, defaultBranch, { installation, repo }) => {
      const client = await clientFor(installation)
      const { sha, environment, at } = alert
      const running =
        sha ?? (environment === null ? null : await runningCommit(client, repo, environment, at))
      return incidentOfAlert(repo, alert, running ?? (await commitOf(client, repo, defaultBranch)))
    },
  }
}
