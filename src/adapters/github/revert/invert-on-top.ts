import { z } from 'zod'

import type { Performed } from '../../../engine/model/act.ts'
import type { Sha } from '../../../engine/model/ids.ts'
import { Refusal } from '../../../engine/model/refusal.ts'
import type { Repo } from '../../../engine/model/repo.ts'
import { readGraphql } from '../api/read-graphql.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import { wireList, wireSha } from '../api/wire-types.ts'
import { writeGraphql, type Written } from '../api/write-graphql.ts'
import { writeRest } from '../api/write-rest.ts'
import type { Writer } from '../issue/writer.ts'
import { draftBranch } from './draft-names.ts'
import type { Pull } from './pull-shape.ts'
import { CREATE_BRANCH, CREATE_DRAFT, LANDED_COMMITS } from './revert-documents.ts'
import { writeOnce } from './write-once.ts'

export type Inversion = {
  readonly repo: Repo
  readonly repositoryId: string
  readonly number: number
  readonly landed: Sha
  readonly mainline: number
  readonly baseRefName: string
  readonly title: string
  readonly body: string
  readonly find: () => Promise<Pull | null>
}

const tree = z.object({ oid: wireSha })
const branchTip = z.object({
  oid: wireSha,
  tree: tree.nullish(),
  parents: z.object({ nodes: wireList(z.object({ oid: wireSha })) }).nullish(),
})
const landedCommits = z.object({
  repository: z.object({
    object: z.object({
      parents: z.object({ totalCount: z.int(), nodes: wireList(z.object({ tree })) }),
      history: z.object({
        nodes: wireList(
          z.object({
            oid: wireSha,
            tree,
            associatedPullRequests: z.object({ nodes: wireList(z.object({ number: z.int() })) }).nullish(),
          }),
        ),
      }),
    }),
    ref: z.object({ target: branchTip.nullish() }).nullish(),
  }),
})
type Landed = z.output<typeof landedCommits>['repository']

const COMMIT = 'POST /repos/{owner}/{repo}/git/commits'

/**
 * A draft from a commit that undoes a pull request right behind the commit by which it landed: the files as they were
 * before. GitHub then merges it like any branch, and where later changes touch the same lines a person sees the
 * conflicts in the draft.
 */
export async function invertOnTop(writer: Writer, inversion: Inversion): Promise<Performed> {
  const { client } = writer
  const { repo, number, landed, mainline } = inversion
  const repository = await askOf(writer, inversion)
  const before = treeBefore(repository, number, mainline)
  if (before === null)
    return { kind: 'refused', because: 'The commits by which the pull request landed are not known.' }
  const tip = repository.ref?.target ?? null
  if (tip !== null && !isInversion(tip, before, landed))
    return { kind: 'refused', because: `The branch ${draftBranch(number)} exists and holds something else.` }
  if (tip === null) {
    const message = `Revert #${number}\n\nTakes back what came in by ${landed}.`
    const commit = { ...ownerAndRepo(repo), message, tree: before, parents: [landed] }
    const { sha } = await writeRest(client, COMMIT, commit, z.object({ sha: wireSha }))
    const branch = {
      repositoryId: inversion.repositoryId,
      name: `refs/heads/${draftBranch(number)}`,
      oid: sha,
    }
    const made = await writeGraphql(
      client,
      { name: 'CreateBranch', document: CREATE_BRANCH, input: branch },
      z.unknown(),
    )
    if (made.kind === 'unclear') throw unclear()
    if (made.kind === 'not-done') return refused('a branch')
  }
  const url = await writeOnce(writer, inversion.find, () => createDraft(writer, inversion))
  return url === null ? refused('a draft pull request') : { kind: 'done', url }
}

async function askOf({ client }: Writer, { repo, number, landed }: Inversion): Promise<Landed> {
  const branch = `refs/heads/${draftBranch(number)}`
  const variables = { owner: repo.owner, name: repo.name, landed, branch }
  const question = { name: 'LandedCommits', document: LANDED_COMMITS, variables, retried: true }
  return (await readGraphql(client, question, landedCommits)).data.repository
}

/**
 * The files before the pull request. A merge commit has them in the parent that goes on. A squashed one is one commit, a
 * rebased one several in a row, all of which GitHub ties to the pull request; the first that is not is the one before.
 */
function treeBefore({ object: { parents, history } }: Landed, number: number, mainline: number): Sha | null {
  if (parents.totalCount > 1) return parents.nodes[mainline - 1]?.tree.oid ?? null
  const isOf = (commit: (typeof history.nodes)[number]): boolean =>
    (commit.associatedPullRequests?.nodes ?? []).some((one) => one.number === number)
  const earlier = history.nodes.slice(1)
  return earlier.find((commit) => !isOf(commit))?.tree.oid ?? null
}

function isInversion(tip: z.output<typeof branchTip>, before: Sha, landed: Sha): boolean {
  const parents = tip.parents?.nodes ?? []
  return tip.tree?.oid === before && parents.length === 1 && parents[0]?.oid === landed
}

const created = z.object({ createPullRequest: z.object({ pullRequest: z.object({ url: z.string() }) }) })

async function createDraft({ client }: Writer, inversion: Inversion): Promise<Written<string>> {
  const { repositoryId, baseRefName, title, body, number } = inversion
  const input = { repositoryId, baseRefName, headRefName: draftBranch(number), title, body, draft: true }
  const mutation = { name: 'CreateDraft', document: CREATE_DRAFT, input }
  const written = await writeGraphql(client, mutation, created)
  return written.kind === 'done'
    ? { kind: 'done', data: written.data.createPullRequest.pullRequest.url }
    : written
}

/** The next try looks at the branch first. */
function unclear(): Refusal {
  return new Refusal('transient', 'GitHub did not confirm that a branch was made', 'Try again later.')
}

function refused(what: string): Performed {
  return {
    kind: 'refused',
    because: `GitHub does not let us open ${what} here; a rule for branches, a workflow file or a plan without drafts may be why. Revert by hand.`,
  }
}
