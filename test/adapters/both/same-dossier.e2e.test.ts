import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { githubForge } from '../../../src/adapters/github/github-forge.ts'
import { incidentFromPayload } from '../../../src/adapters/github/incident-from-payload.ts'
import { composeClone } from '../../../src/compose/compose-clone.ts'
import { condenseLog } from '../../../src/engine/gather/condense-log.ts'
import type { Change, FileChange } from '../../../src/engine/model/change.ts'
import type { Incident } from '../../../src/engine/model/incident.ts'
import type { Forge } from '../../../src/engine/ports.ts'
import { runGit } from '../../double/git-repository.ts'
import { startDouble, type Double } from '../../double/start-double.ts'
import { plainClient } from '../github/fake-api.ts'
import { aMixedHistory, type MixedHistory } from './a-mixed-history.ts'

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

/** All that a source knows of a range, with every patch there is. */
async function gathered(forge: Forge, incident: Incident) {
  const range = (await forge.range(incident)).value
  const first = (await forge.changes(incident, range)).value
  const named = first.flatMap(({ files }) => files.map(({ path }) => path))
  const changes = (await forge.patches?.(incident, first, named))?.value ?? first
  const tree = await forge.tree(incident, range)
  const paths = tree.paths.filter((path) => path.endsWith('.js')).slice(0, 3)
  const context = (await forge.context({ incident, range, treeSha: tree.sha, paths })).value
  return { range, changes, tree, context }
}

type Gathered = Awaited<ReturnType<typeof gathered>>

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

/**
 * A file that only moved: GitHub gives no patch, as for a binary file, where git knows that it is empty. What git adds
 * behind the numbers of a hunk is for readers and not part of the change.
 */
const patchOf = ({ status, patch }: FileChange): string | null =>
  status === 'renamed' && patch === '' ? null : (patch?.replaceAll(/^(@@ [^@]+ @@).*$/gm, '$1') ?? null)

const byPath = (one: { path: string }, other: { path: string }): number => (one.path < other.path ? -1 : 1)

/** What both have to say of a change alike. Who wrote it is a login for one and a name for the other. */
const essence = ({ id, kind, pull, commits, title, body, mergedAt, files, filesCompleteness }: Change) => ({
  id,
  kind,
  pull,
  commits: commits.toSorted(),
  title,
  body,
  mergedAt,
  files: files.toSorted(byPath).map((file) => ({ ...file, patch: patchOf(file) })),
  filesCompleteness,
})

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
