import { describe, expect, it } from 'vitest'

import { checksAtMerge } from '../../../../src/adapters/github/changes/checks-at-merge.ts'
import { incidentSessions } from '../../../../src/adapters/github/session/incident-session.ts'
import type { Change } from '../../../../src/engine/model/change.ts'
import type { Instant } from '../../../../src/engine/model/ids.ts'
import { aChange } from '../../../builders/a-change.ts'
import { playStory } from '../../../double/play-story.ts'
import { startDouble } from '../../../double/start-double.ts'
import { deployStory } from '../../../double/story.ts'
import { minute, runIncident } from '../facts.ts'
import { freshNock, graphql, plainClient } from '../fake-api.ts'
import { sessionOf } from '../session-of.ts'

const [first, second] = [aChange(), aChange({ pull: 19 })]
const asked = async (changes: readonly Change[], seenAt: Instant = minute(900)) =>
  await checksAtMerge(sessionOf({ ...runIncident(), seenAt }), changes)

type Times = { readonly began?: number | null; readonly ended?: number | null }

function run(name: string, conclusion: string | null, { began = 1, ended = 5 }: Times = {}) {
  return {
    __typename: 'CheckRun',
    name,
    conclusion,
    startedAt: began === null ? null : minute(began),
    completedAt: ended === null ? null : minute(ended),
    checkSuite: { workflowRun: { workflow: { name: 'CI' } } },
  }
}

function status(state: string, at: number | null) {
  return { __typename: 'StatusContext', context: 'x', state, createdAt: at === null ? null : minute(at) }
}

type Page = { readonly total?: number; readonly next?: string; readonly mergedAt?: Instant | null }

function pull(number: number, nodes: readonly unknown[], page: Page = {}) {
  const { total: totalCount = nodes.length, next, mergedAt = minute(10) } = page
  const pageInfo = { hasNextPage: next !== undefined, endCursor: next ?? null }
  const rollup = nodes.length === 0 ? null : { contexts: { totalCount, nodes, pageInfo } }
  return { number, mergedAt, commits: { nodes: [{ commit: { statusCheckRollup: rollup } }] } }
}

const told = (repository: object) => ({ body: { data: { repository } } })

describe('the checks of pull requests when they were merged', () => {
  freshNock()

  it('are read by one query for all, and not at all for direct pushes', async () => {
    const calls = graphql('ChecksAtMerge', () =>
      told({ p0: pull(12, [run('test', 'SUCCESS')]), p1: pull(19, []) }),
    )
    const { value, gaps } = await asked([first, aChange({ pull: null }), second])
    expect(calls).toEqual([expect.objectContaining({ pull0: 12, after0: null, pull1: 19 })])
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
    ['failed', run('x', 'FAILURE', { ended: 10 })],
    ['passed', run('x', 'NEUTRAL')],
    ['skipped', run('x', 'SKIPPED')],
    ['no-result', run('x', 'CANCELLED')],
    ['no-result', run('x', 'SOMETHING_NEW')],
    ['no-result', run('x', 'FAILURE', { ended: null })],
    ['running', run('x', null, { ended: null })],
    ['running', run('x', 'FAILURE', { ended: 11 })],
    ['running', run('x', 'FAILURE', { began: null, ended: 11 })],
    ['later', run('x', 'FAILURE', { began: 11, ended: 12 })],
    ['later', run('x', null, { began: 11, ended: null })],
    ['failed', status('ERROR', 2)],
    ['running', status('PENDING', 2)],
    ['later', status('FAILURE', 12)],
    ['later', status('FAILURE', null)],
  ])('stand as they stood at that moment, whatever came of them: %s', async (outcome, node) => {
    graphql('ChecksAtMerge', () => told({ p0: pull(12, [node]) }))
    const { value } = await asked([first])
    expect(value[0]?.checks[0]?.outcome).toBe(outcome)
  })

  it('tell nothing newer than the incident of what was merged after it', async () => {
    graphql('ChecksAtMerge', () => told({ p0: pull(12, [run('x', 'FAILURE', { ended: 5 })]) }))
    const { value } = await asked([first], minute(4))
    expect(value[0]?.checks[0]?.outcome).toBe('running')
  })

  it('are not known of what GitHub does not call merged', async () => {
    graphql('ChecksAtMerge', () => told({ p0: pull(12, [run('x', 'FAILURE')], { mergedAt: null }) }))
    const { value } = await asked([first])
    expect(value).toMatchObject([{ checks: [], completeness: { kind: 'unknown' } }])
  })

  it('are read on, a hundred at a time, and say when only a part is listed', async () => {
    const pages = ['a', 'b', 'c', 'd'].map((name, at) => [
      pull(12, [run(name, 'SUCCESS')], { total: 4, next: `to ${at + 1}` }),
    ])
    const calls = graphql('ChecksAtMerge', (_, call) =>
      told(call === 1 ? { p0: pages[0]?.[0], p1: pull(19, []) } : { p0: pages[call - 1]?.[0] }),
    )
    const { value, gaps } = await asked([first, second])
    expect(calls.map(({ after0, after1 }) => [after0, after1])).toEqual([
      [null, null],
      ['to 1', undefined],
      ['to 2', undefined],
    ])
    expect(value[0]?.checks.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
    expect(value[0]?.completeness).toEqual({ kind: 'truncated', because: '3 of 4 checks are listed' })
    expect(value[1]?.completeness).toEqual({ kind: 'complete' })
    expect(gaps).toEqual([])
  })

  it('keep what was read where a later page is refused, and say why', async () => {
    graphql('ChecksAtMerge', (_, call) =>
      call === 1
        ? told({ p0: pull(12, [run('a', 'FAILURE')], { total: 2, next: 'on' }) })
        : { status: 502, body: 'Bad gateway' },
    )
    const { value, gaps } = await asked([first])
    expect(value[0]?.checks).toHaveLength(1)
    expect(value[0]?.completeness).toMatchObject({
      kind: 'truncated',
      because: expect.stringMatching(/^1 of 2/),
    })
    expect(gaps).toEqual([])
  })

  it('are asked for in smaller batches where GitHub has no time for many', async () => {
    const many = Array.from({ length: 40 }, (_, at) => aChange({ pull: 100 + at }))
    const calls = graphql('ChecksAtMerge', (variables) => {
      const pulls = Object.entries(variables).filter(([name]) => name.startsWith('pull'))
      if (pulls.length > 15) return { status: 502, body: 'Bad gateway' }
      return told(
        Object.fromEntries(
          pulls.map(([name, number]) => [name.replace('pull', 'p'), pull(Number(number), [])]),
        ),
      )
    })
    const { value, gaps } = await asked(many)
    expect(value.map(({ change }) => change)).toEqual(many.map(({ id }) => id))
    expect(gaps).toEqual([])
    expect(calls.length).toBeLessThanOrEqual(6)
  })

  it('are a gap where GitHub does not answer, and never end a triage', async () => {
    const calls = graphql('ChecksAtMerge', () => ({ status: 502, body: 'Bad gateway' }))
    const { value, gaps } = await asked([first, second])
    expect(value).toEqual([])
    expect(gaps.map(({ what }) => what)).toEqual(['own checks of #12, #19'])
    expect(calls.length).toBeLessThanOrEqual(6)
    const many = await asked(Array.from({ length: 12 }, (_, at) => aChange({ pull: at + 1 })))
    expect(many.gaps[0]?.what).toMatch(/^own checks of #1, .*#10 and 2 more$/u)
  })

  it('are a gap for those that GitHub left out, with what to grant', async () => {
    graphql('ChecksAtMerge', () => ({
      body: {
        data: { repository: { p0: pull(12, [run('a', 'SUCCESS')]), p1: null } },
        errors: [{ type: 'FORBIDDEN', path: ['repository', 'p1'], message: 'no' }],
      },
    }))
    const { value, gaps } = await asked([first, second])
    expect(value.map(({ change }) => change)).toEqual([first.id])
    expect(gaps.map(({ what }) => what)).toEqual(['own checks of #19'])
    expect(gaps[0]?.completeness.because).toContain('Grant read access to checks and commit statuses')
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
          ...Array.from({ length: 120 }, (_, shard) => {
            const name = `shard ${shard}`
            return { name, workflow: 'Nightly', conclusion: 'SUCCESS', ...times } as const
          }),
        ],
      })
      const client = plainClient(github.url, github.token({ kind: 'actions' }))
      const own = { owner: repository.owner, name: repository.name }
      const session = incidentSessions(client, () => undefined).begin({ ...runIncident(), repo: own })
      const { value, gaps } = await checksAtMerge(session, [aChange({ pull: checked.number })])
      expect(gaps).toEqual([])
      expect(value[0]?.checks.slice(0, 2).map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
        'test failed',
        'legacy passed',
      ])
      expect(value[0]?.completeness).toEqual({ kind: 'complete' })
      expect(value[0]?.checks).toHaveLength(122)
    } finally {
      await github.close()
      await story.remove()
    }
  })
})
