import { afterEach, describe, expect, it } from 'vitest'

import { githubForge } from '../../../src/adapters/github/github-forge.ts'
import { incidentFromPayload } from '../../../src/adapters/github/incident-from-payload.ts'
import { composeClone } from '../../../src/compose/compose-clone.ts'
import { condenseLog } from '../../../src/engine/gather/condense-log.ts'
import type { Change } from '../../../src/engine/model/change.ts'
import { startDouble, type Double } from '../../double/start-double.ts'
import { buildHistory, type BuiltHistory, type Sketch } from '../git/history-builder.ts'
import { plainClient } from '../github/fake-api.ts'
import { essence, gathered, type Gathered } from './gathered.ts'

const owner = 'octo-org'
const name = 'storefront'
const both = (first: string, last: string): string => `${first}\nb\nc\nd\ne\nf\ng\n${last}\n`
const [tax, late] = ['one\ntwo\nthree\n', 'one\ntwo\nthree\nfour\n']

/** Somebody's work was begun before the good commit, which was pulled into it before it was pushed. */
const pulled: readonly Sketch[] = [
  { name: 'root', parents: [], files: { 'tax.js': 'old\n', 'both.js': both('a', 'h') } },
  { name: 'before', parents: ['root'], files: { 'tax.js': tax, 'hold.js': 'held\n' } },
  { name: 'good', files: { 'both.js': both('A', 'h') } },
  { name: 'after', files: { 'hold.js': 'held\nagain\n', 'tax.js': late } },
  { name: 'mine', parents: ['root'], files: { 'mine.js': 'mine\n', 'both.js': both('a', 'H') } },
  {
    name: 'merge',
    parents: ['mine', 'after'],
    message: "Merge branch 'main' of example.org/shop",
    files: { 'tax.js': late, 'hold.js': 'held\nagain\n', 'both.js': both('A', 'H') },
  },
  { name: 'bad', files: { 'mine.js': 'mine too\n' } },
]

/** The same, and nothing was new since; the merge adapts what neither side had touched, and is what failed. */
const adapted: readonly Sketch[] = [
  { name: 'root', parents: [], files: { 'own.js': 'own\n', 'tax.js': 'old\n' } },
  { name: 'good', parents: ['root'], files: { 'tax.js': tax } },
  { name: 'mine', parents: ['root'], files: { 'mine.js': 'mine\n' } },
  { name: 'bad', parents: ['mine', 'good'], files: { 'tax.js': tax, 'own.js': 'adapted\n' } },
]

/** What is older than the good commit was pulled first, and the good one later. */
const pulledTwice: readonly Sketch[] = [
  { name: 'root', parents: [], files: { 'tax.js': 'old\n' } },
  { name: 'before', parents: ['root'], files: { 'tax.js': 'first\n' } },
  { name: 'good', files: { 'tax.js': tax } },
  { name: 'mine', parents: ['root'], files: { 'mine.js': 'mine\n' } },
  { name: 'pull', parents: ['mine', 'before'], files: { 'tax.js': 'first\n' } },
  { name: 'bad', parents: ['pull', 'good'], files: { 'tax.js': tax } },
]

type Told = {
  readonly built: BuiltHistory
  readonly api: Gathered
  readonly git: Gathered
  /** What the API was asked for, by route. */
  readonly asked: readonly string[]
}

const opened: Double[] = []

afterEach(async () => {
  for (const double of opened.splice(0)) await double.close()
})

type Merged = {
  readonly number: number
  /** The one by which it landed last. */
  readonly commits: readonly string[]
  readonly diffBase: string
}

async function toldOf(sketches: readonly Sketch[], merged: readonly Merged[] = []): Promise<Told> {
  const built = await buildHistory(sketches)
  const [good, bad] = [built.sha('good'), built.sha('bad')]
  const double = await startDouble()
  opened.push(double)
  const repository = double.addRepository({ owner, name, gitDir: built.folder })
  for (const { number, commits: names, diffBase } of merged) {
    const commits = names.map((one): string => built.sha(one))
    const landed = { commits, commit: commits.at(-1) ?? bad, diffBase: built.sha(diffBase) }
    await repository.pull({ number, title: 'Work', ...landed })
  }
  repository.deployment({ sha: good, environment: 'production', statuses: ['success'] })
  const { id } = repository.deployment({ sha: bad, environment: 'production', statuses: ['failure'] })
  double.install({ account: owner })
  const payload = await double.payloads.deploymentStatus(repository, id)
  const meaning = incidentFromPayload('deployment_status', payload)
  if (meaning.kind !== 'incident') throw new Error(`The payload means ${meaning.kind}`)
  const client = plainClient(double.url, double.token({ kind: 'user', login: 'dev' }))
  const forge = githubForge(client, { logHosts: [], condenser: condenseLog, patchBudget: 40 })
  const api = await gathered(forge, meaning.incident)
  const clone = await composeClone({ directory: built.folder, good, bad, failures: [] })
  const asked = double.calls.flatMap(({ route }) => route ?? [])
  return { built, api, git: await gathered(clone, meaning.incident), asked }
}

/** A clone does not tell apart what a merge brought, where the API knows each by itself. */
function changeIn({ changes }: Gathered, { built }: Told, of: string): Change {
  const found = changes.find(({ id }) => id === (built.sha(of) as string))
  if (found === undefined) throw new Error(`No change is called ${of}`)
  return { ...essence(found), body: '', commits: [] }
}

const pathsOf = ({ files }: Pick<Change, 'files'>): readonly string[] => files.map((file) => file.path)

describe('of a merge by which the good commit came in, the API and a clone', () => {
  it.each([
    ['with something new since', pulled, 'merge'],
    ['that failed and adapted a file', adapted, 'bad'],
    ['after one by which something older came in', pulledTwice, 'bad'],
    ['by which something older came in', pulledTwice, 'pull'],
  ])('tell the same %s', async (_, sketches, merge) => {
    const told = await toldOf(sketches)
    const [api, git] = [changeIn(told.api, told, merge), changeIn(told.git, told, merge)]
    expect(api).toEqual(git)
    expect(changeIn(told.api, told, 'mine').files).toEqual(changeIn(told.git, told, 'mine').files)
  })

  it('name nothing that had been good', async () => {
    const told = await toldOf(pulled)
    expect(pathsOf(changeIn(told.api, told, 'merge'))).toEqual(['hold.js', 'tax.js'])
    expect(changeIn(told.api, told, 'merge').filesCompleteness.kind).toBe('truncated')
  })

  it('take a comparison more of the API, and none with the first parent', async () => {
    const { asked } = await toldOf(pulled)
    const compared = asked.filter((route) => route === 'GET /repos/{owner}/{repo}/compare/{basehead}')
    expect(compared).toHaveLength(2)
    expect(asked.filter((route) => route === 'GET /repos/{owner}/{repo}/commits/{ref}')).toEqual([])
  })
})

describe('a pull request that landed by a merge by which the good commit came in', () => {
  it('did what stood on its own line, where it was brought up to date and pushed as it is', async () => {
    const told = await toldOf(pulled, [{ number: 7, commits: ['mine', 'merge'], diffBase: 'after' }])
    const change = changeIn(told.api, told, 'merge')
    expect(change).toMatchObject({ pull: 7, mainline: 2, filesCompleteness: { kind: 'complete' } })
    expect(change.files.map(({ path, patch }) => [path, patch])).toEqual([
      ['both.js', '@@ -5,4 +5,4 @@\n e\n f\n g\n-h\n+H'],
      ['mine.js', '@@ -0,0 +1 @@\n+mine'],
    ])
    expect(changeIn(told.api, told, 'after').pull).toBeNull()
  })

  it('brought what was new since the good commit, where it merged another line into one without it', async () => {
    const told = await toldOf(pulled, [{ number: 7, commits: ['after', 'merge'], diffBase: 'mine' }])
    const change = changeIn(told.api, told, 'merge')
    expect(change).toMatchObject({ pull: 7, mainline: null })
    expect(change.files).toEqual(changeIn(told.git, told, 'merge').files)
  })
})
