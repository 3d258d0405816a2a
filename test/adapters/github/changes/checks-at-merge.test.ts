import { describe, expect, it } from 'vitest'

import { githubMergeChecks } from '../../../../src/adapters/github/changes/checks-at-merge.ts'
import type { Change } from '../../../../src/engine/model/change.ts'
import { aChange } from '../../../builders/a-change.ts'
import { playStory } from '../../../double/play-story.ts'
import { startDouble } from '../../../double/start-double.ts'
import { deployStory } from '../../../double/story.ts'
import { minute, repo } from '../facts.ts'
import { freshNock, graphql, plainClient } from '../fake-api.ts'

const [first, second] = [aChange(), aChange({ pull: 19 })]
const asked = async (changes: readonly Change[]) =>
  await githubMergeChecks(plainClient()).checksAtMerge(repo, changes)

function run(name: string, conclusion: string | null, ended: number | null = 5) {
  return {
    __typename: 'CheckRun',
    name,
    conclusion,
    startedAt: minute(1),
    completedAt: ended === null ? null : minute(ended),
    checkSuite: { workflowRun: { workflow: { name: 'CI' } } },
  }
}

function pull(number: number, nodes: readonly unknown[], totalCount = nodes.length) {
  const rollup = nodes.length === 0 ? null : { contexts: { totalCount, nodes } }
  return { number, mergedAt: minute(10), commits: { nodes: [{ commit: { statusCheckRollup: rollup } }] } }
}

describe('the checks of pull requests when they were merged', () => {
  freshNock()

  it('are read by one query for all, and not at all for direct pushes', async () => {
    const calls = graphql('ChecksAtMerge', () => ({
      body: { data: { repository: { p0: pull(12, [run('test', 'SUCCESS')]), p1: pull(19, []) } } },
    }))
    const { value, gaps } = await asked([first, aChange({ pull: null }), second])
    expect(calls).toEqual([expect.objectContaining({ pull0: 12, pull1: 19 })])
    expect(value.map(({ change, checks }) => [change, checks.length])).toEqual([
      [first.id, 1],
      [second.id, 0],
    ])
    expect(value[0]?.checks).toEqual([
      { name: 'test', workflow: 'CI', outcome: 'passed', startedAt: minute(1) },
    ])
    expect(gaps).toEqual([])
    expect(await asked([aChange({ pull: null })])).toEqual({ value: [], gaps: [] })
  })

  it.each([
    ['failed', run('x', 'FAILURE')],
    ['failed', run('x', 'TIMED_OUT')],
    ['passed', run('x', 'NEUTRAL')],
    ['skipped', run('x', 'SKIPPED')],
    ['no-result', run('x', 'CANCELLED')],
    ['no-result', run('x', 'SOMETHING_NEW')],
    ['running', run('x', null, null)],
    ['running', run('x', 'FAILURE', 11)],
    ['failed', { __typename: 'StatusContext', context: 'x', state: 'ERROR', createdAt: minute(2) }],
    ['running', { __typename: 'StatusContext', context: 'x', state: 'SUCCESS', createdAt: minute(12) }],
  ])('stand as they stood at that moment: %s', async (outcome, node) => {
    graphql('ChecksAtMerge', () => ({ body: { data: { repository: { p0: pull(12, [node]) } } } }))
    const { value } = await asked([first])
    expect(value[0]?.checks[0]?.outcome).toBe(outcome)
  })

  it('say when only a part is listed', async () => {
    graphql('ChecksAtMerge', () => ({
      body: { data: { repository: { p0: pull(12, [run('a', 'SUCCESS')], 130) } } },
    }))
    const { value } = await asked([first])
    expect(value[0]?.completeness).toEqual({ kind: 'truncated', because: '1 of 130 checks are listed' })
  })

  it('are a gap where GitHub does not answer, and never end a triage', async () => {
    graphql('ChecksAtMerge', () => ({ status: 502, body: 'Bad gateway' }))
    const { value, gaps } = await asked([first, second])
    expect(value).toEqual([])
    expect(gaps.map(({ what }) => what)).toEqual(['own checks of #12, #19'])
  })

  it('are a gap for those that GitHub left out', async () => {
    graphql('ChecksAtMerge', () => ({
      body: {
        data: { repository: { p0: pull(12, [run('a', 'SUCCESS')]), p1: null } },
        errors: [{ type: 'FORBIDDEN', path: ['repository', 'p1'], message: 'no' }],
      },
    }))
    const { value, gaps } = await asked([first, second])
    expect(value.map(({ change }) => change)).toEqual([first.id])
    expect(gaps.map(({ what }) => what)).toEqual(['own checks of #19'])
  })
})

describe('the checks of a pull request of the double', () => {
  it('are read as GitHub gives them', async () => {
    const story = await deployStory({ commits: 2 })
    const github = await startDouble()
    try {
      const { repository } = await playStory(github, story)
      const times = { startedAt: '2026-01-01T00:00:00Z', completedAt: '2026-01-01T00:05:00Z' }
      const checked = await repository.pull({
        title: 'Checked',
        commit: story.bad,
        checks: [
          { name: 'test', workflow: 'CI', conclusion: 'FAILURE', ...times },
          { name: 'legacy', workflow: null, conclusion: 'SUCCESS', ...times },
        ],
      })
      const client = plainClient(github.url, github.token({ kind: 'actions' }))
      const own = { owner: repository.owner, name: repository.name }
      const change = aChange({ pull: checked.number })
      const { value, gaps } = await githubMergeChecks(client).checksAtMerge(own, [change])
      expect(gaps).toEqual([])
      expect(value[0]?.checks.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
        'test failed',
        'legacy passed',
      ])
    } finally {
      await github.close()
      await story.remove()
    }
  })
})
