import { expect, it } from 'vitest'

import type { DeploymentGroup } from '../../../../src/adapters/github/range/deployment-groups.ts'
import { rolledBack } from '../../../../src/adapters/github/range/rolled-back.ts'
import { sha } from '../facts.ts'

function group(version: number): DeploymentGroup {
  const newest = {
    id: '1',
    sha: sha(version),
    task: 'deploy',
    at: null,
    destroyed: false,
    statuses: [],
    runId: null,
    jobId: null,
  }
  return { runId: null, newest, members: [newest], outcome: 'passed' }
}

it.each([
  ['one that was left for the one before it', [1, 2, 1], [2]],
  ['two, when somebody went back two versions', [1, 2, 3, 1], [2, 3]],
  ['none where the same version is deployed again', [1, 2, 2, 3], []],
  ['none where all went forward', [1, 2, 3], []],
  ['one, which was mended afterwards', [1, 2, 1, 3], [2]],
])('takes back %s', (_, versions, taken) => {
  const groups = versions.map(group).toReversed()
  const found = [...rolledBack(groups)].map(({ newest }) => newest.sha)
  expect(found.toSorted()).toEqual(taken.map((version) => sha(version)))
})
