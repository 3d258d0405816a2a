import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { githubForge } from '../../../src/adapters/github/github-forge.ts'
import { incidentFromPayload } from '../../../src/adapters/github/incident-from-payload.ts'
import { composeClone } from '../../../src/compose/compose-clone.ts'
import { condenseLog } from '../../../src/engine/gather/condense-log.ts'
import type { Change } from '../../../src/engine/model/change.ts'
import type { Incident } from '../../../src/engine/model/incident.ts'
import { runGit } from '../../double/git-repository.ts'
import { startDouble, type Double } from '../../double/start-double.ts'
import { plainClient } from '../github/fake-api.ts'
import { aMixedHistory, type MixedHistory } from './a-mixed-history.ts'
import { essence, gathered, type Gathered } from './gathered.ts'

const owner = 'octo-org'
const name = 'storefront'

/** The double serves the same repository that is cloned. */
async function serve(double: Double, history: MixedHistory): Promise<Incident> {
  const repository = double.addRepository({ owner, name, gitDir: history.dir })
  for (const { way, number, title, body, commits, mergedAt } of history.changes) {
    if (number === null || way === 'push') continue
    const mergeMethod = way === 'queue' ? 'merge' : way
    await repository.pull({
      number,
      title,
      body,
      mergeMethod,
      commits,
      commit: commits.at(-1) ?? '',
      mergedAt,
    })
  }
  repository.deployment({ sha: history.good, environment: 'production', statuses: ['success'] })
  const { id } = repository.deployment({ sha: history.bad, environment: 'production', statuses: ['failure'] })
  double.install({ account: owner })
  const meaning = incidentFromPayload(
    'deployment_status',
    await double.payloads.deploymentStatus(repository, id),
  )
  if (meaning.kind !== 'incident') throw new Error(`The payload means ${meaning.kind}`)
  return meaning.incident
}

async function both(seed: number, isForcePushed: boolean) {
  const history = await aMixedHistory(seed, isForcePushed)
  const double = await startDouble()
  const clone = await mkdtemp(join(tmpdir(), 'both-'))
  try {
    const incident = await serve(double, history)
    const client = plainClient(double.url, double.token({ kind: 'user', login: 'dev' }))
    const api = githubForge(client, { logHosts: [], condenser: condenseLog, patchBudget: 40 })
    await runGit(['clone', '--quiet', '--no-hardlinks', history.dir, clone])
    const { good, bad } = history
    const git = await composeClone({ directory: clone, good, bad, failures: [] })
    return { history, api: await gathered(api, incident), git: await gathered(git, incident) }
  } finally {
    await double.close()
    await Promise.all([history.dir, clone].map((one) => rm(one, { recursive: true, force: true })))
  }
}

/** A clone does not know which commits were rebased together: their parts stand alone there, as direct pushes. */
function apartFromRebased({ history }: { readonly history: MixedHistory }, { changes }: Gathered) {
  const rebased = new Set(history.changes.flatMap(({ way, commits }) => (way === 'rebase' ? commits : [])))
  const isRebased = ({ commits }: Change): boolean => commits.some((sha) => rebased.has(sha))
  return {
    others: changes.filter((change) => !isRebased(change)).map(essence),
    rebased: changes.filter(isRebased),
  }
}

/** Who wrote lines, by the change: of a merged branch one names its commit and the other the merge. */
function writers({ context: { lineHistories } }: Gathered, { changes }: Gathered) {
  const owner = (sha: string) => changes.find(({ commits }) => commits.some((one) => one === sha))?.id ?? sha
  return lineHistories.map(({ commits, ...lines }) => ({ ...lines, by: commits.map(owner) }))
}

describe('the API and a clone', () => {
  it.each(Array.from({ length: 10 }, (_, n) => [n + 1, n % 3 === 2] as const))(
    'tell the same of the repository of seed %i (force-pushed: %s)',
    async (seed, isForcePushed) => {
      const told = await both(seed, isForcePushed)
      const { api, git } = told
      expect({ ...git.range, goodFrom: null }).toEqual({ ...api.range, goodFrom: null })
      const [ofApi, ofGit] = [apartFromRebased(told, api), apartFromRebased(told, git)]
      expect(ofGit.others).toEqual(ofApi.others)
      expect(ofApi.others.length).toBeGreaterThan(4)
      const commitsOf = (changes: readonly Change[]) => changes.flatMap(({ commits }) => commits).toSorted()
      expect(commitsOf(ofGit.rebased)).toEqual(commitsOf(ofApi.rebased))
      expect(git.tree).toEqual(api.tree)
      expect(git.context.sources).toEqual(api.context.sources)
      expect(git.context.ownersFile).toEqual(api.context.ownersFile)
      expect(writers(git, api)).toEqual(writers(api, api))
    },
  )
})
