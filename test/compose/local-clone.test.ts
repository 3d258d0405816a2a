import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { githubForge } from '../../src/adapters/github/github-forge.ts'
import { incidentFromPayload } from '../../src/adapters/github/incident-from-payload.ts'
import { syntaxReader } from '../../src/adapters/syntax/syntax-reader.ts'
import { localClone } from '../../src/compose/local-clone.ts'
import { gatherDossier } from '../../src/engine/gather-dossier.ts'
import { condenseLog } from '../../src/engine/gather/condense-log.ts'
import type { Dossier } from '../../src/engine/model/dossier.ts'
import { plainClient } from '../adapters/github/fake-api.ts'
import { runGit } from '../double/git-repository.ts'
import { startStage, type Stage } from '../double/stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage({ commits: 12, mergeMethod: 'mixed', directPushes: [2, 7, 8] })
})

afterAll(async () => {
  await stage.close()
})

/** What is gathered with a clone in that directory, or without any, and for how many calls. */
async function gathered(directory: string | null) {
  const { double, played } = stage
  const payload = await double.payloads.deploymentStatus(played.repository, played.badDeployment.id)
  const meaning = incidentFromPayload('deployment_status', payload)
  if (meaning.kind !== 'incident') throw new Error(`The story's payload means ${meaning.kind}`)
  const since = double.calls.length
  const notes: object[] = []
  const journal = { note: (_: string, details?: object) => void notes.push(details ?? {}) }
  const syntax = syntaxReader()
  const forge = githubForge(plainClient(double.url, double.token({ kind: 'actions' })), {
    logHosts: [new URL(double.logsUrl).host],
    condenser: condenseLog,
    syntax,
    ...(directory === null ? {} : { local: localClone(directory, syntax, journal) }),
  })
  const dossier = await gatherDossier(meaning.incident, forge)
  return { dossier, calls: double.counts(since).reads, notes }
}

/** What both ways have to tell alike; the order of files is git's in one and GitHub's in the other. */
function told({ range, changes, failures, tree, context }: Dossier): object {
  const files = (of: Dossier['changes'][number]) =>
    of.files
      .map(({ path, status, additions, deletions }) => ({ path, status, additions, deletions }))
      .toSorted((one, other) => (one.path < other.path ? -1 : 1))
  return {
    range,
    changes: changes.map((change) => ({
      ...change,
      files: files(change),
      filesCompleteness: undefined,
      body: change.body.trim(),
    })),
    failures,
    paths: tree.paths.toSorted(),
    sources: context.sources,
  }
}

describe('a clone at hand', () => {
  it('tells the same as GitHub, with every patch, for fewer calls', async () => {
    const [near, far] = [await gathered(await stage.story.clone()), await gathered(null)]
    expect(near.notes).toEqual([{ used: true }])
    const sources = (of: Dossier) => of.context.sources.map(({ path }) => path)
    expect(sources(near.dossier)).toEqual(expect.arrayContaining([...sources(far.dossier)]))
    const both = [near.dossier, far.dossier].map((one) => ({ ...told(one), sources: null }))
    expect(both[0]).toEqual(both[1])
    const unread = near.dossier.changes.filter(({ filesCompleteness: { kind } }) => kind !== 'complete')
    expect(unread).toEqual([])
    expect(near.dossier.context.coChanges.length).toBeGreaterThan(0)
    expect(near.calls).toBeLessThan(far.calls)
  })

  it.each([
    [
      'is shallow',
      async (to: string) => runGit(['clone', '-q', '--depth=1', `file://${stage.story.dir}`, to]),
    ],
    ['is of another repository', async (to: string) => runGit(['init', '-q', to])],
    ['is not there', async () => undefined],
  ])('that %s is no trouble: all is asked of GitHub', async (_, make) => {
    const directory = await mkdtemp(join(tmpdir(), 'clone-at-hand-'))
    const to = join(directory, 'repository')
    await make(to)
    const { dossier, notes } = await gathered(to)
    expect(notes).toMatchObject([{ used: false }])
    expect(dossier.changes).toHaveLength(12)
    await rm(directory, { recursive: true })
  })
})
