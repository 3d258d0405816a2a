import { toInstant } from '../../test/double/world.ts'
import type { SandboxWorld } from './sandbox-world.ts'

/** One step of the story, to be taken by a button. */
export type Step = { readonly title: string; readonly says: string; readonly take: () => Promise<void> }

/** The story in the order in which it can be told. */
export function storySteps(world: SandboxWorld): readonly Step[] {
  const { story, acts, double } = world
  const innocent = story.changes.findLast(({ number }) => number !== null && number !== story.culprit.number)
  const culprit = `#${story.culprit.number}`
  return [
    {
      title: 'Production is deployed, and works',
      says: 'GitHub tells of the deployment and of the workflow run behind it. There is nothing to do.',
      take: async () => {
        await acts.merge('earlier')
        const { goodRun, goodDeployment } = acts.deployWell()
        await tellOf(world, goodDeployment.id, goodRun.id)
      },
    },
    {
      title: 'Ten pull requests are merged',
      says: 'Some by a merge commit, some squashed, some rebased. One of them plants a fault.',
      take: async () => {
        await acts.merge('changes')
        for (const { number } of story.changes) {
          if (number === null) continue
          await world.tell('pull_request', await double.payloads.pullRequestClosed(acts.repository, number))
        }
        const push = { before: story.good, after: story.bad }
        await world.tell('push', await double.payloads.push(acts.repository, push))
      },
    },
    {
      title: 'Production is deployed again, and fails',
      says: 'Two messages tell of one failure. The App gathers, judges, and opens one issue; GitHub lets it ask about once a second, so this takes a while.',
      take: async () => {
        const { badRun, badDeployment } = acts.deployBadly()
        await tellOf(world, badDeployment.id, badRun.id)
      },
    },
    {
      title: 'A passer-by says that it was another',
      says: 'Who may not write to the repository is not heard, and gets no answer.',
      take: async () => await say(world, 'passer-by', `/suspect confirm #${innocent?.number}`),
    },
    {
      title: `A maintainer clears #${innocent?.number}`,
      says: 'The report is brought up to date where it stands. A reaction is all the answer there is.',
      take: async () => await say(world, 'maintainer', `/suspect clear #${innocent?.number}`),
    },
    {
      title: `A maintainer wants ${culprit} explained`,
      says: 'What speaks for it and against it, piece by piece.',
      take: async () => await say(world, 'maintainer', `/suspect explain ${culprit}`),
    },
    {
      title: `A maintainer confirms ${culprit}`,
      says: 'It stays named, and the App learns from it.',
      take: async () => await say(world, 'maintainer', `/suspect confirm ${culprit}`),
    },
    {
      title: `A maintainer asks for a revert of ${culprit}`,
      says: 'A draft is opened, since this repository allows it on command. The App never merges.',
      take: async () => await say(world, 'maintainer', `/suspect revert ${culprit}`),
    },
    {
      title: 'Production is rolled back, and works again',
      says: 'The issue is closed with one last sentence.',
      take: async () => {
        const { id, runId } = acts.rollBack(toInstant(Date.now() - 5 * 60_000))
        await tellOf(world, id, runId ?? 0)
      },
    },
  ]
}

async function tellOf({ double, acts, tell }: SandboxWorld, deployment: number, run: number): Promise<void> {
  await tell('deployment_status', await double.payloads.deploymentStatus(acts.repository, deployment))
  await tell('workflow_run', await double.payloads.workflowRun(acts.repository, run))
}

async function say({ double, acts, tell }: SandboxWorld, who: string, body: string): Promise<void> {
  const { repository } = acts
  const [issue] = repository.issues
  if (issue === undefined) throw new Error('There is no issue to comment on')
  repository.collaborators.set(who, who === 'maintainer' ? 'maintain' : 'none')
  const { id } = repository.comment(issue, { user: who, body })
  await tell('issue_comment', double.payloads.issueComment(repository, id))
}
