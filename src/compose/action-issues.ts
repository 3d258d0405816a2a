import { type NotedIssue, openNotedIssues } from '../adapters/github/issue/noted-issues.ts'
import { Refusal } from '../engine/model/refusal.ts'
import type { FindingWorld } from './action-world.ts'

/**
 * Our open issues. Where issues are switched off or not to be read there are none of ours, and that must not cost the
 * report: whoever tries to write one is told what is missing.
 */
export async function openIssues(world: FindingWorld): Promise<readonly NotedIssue[]> {
  try {
    return await openNotedIssues(world.client, world.repo, world)
  } catch (error) {
    const areNone =
      error instanceof Refusal && (error.kind === 'missing-permission' || error.kind === 'not-found')
    if (!areNone) throw error
    return []
  }
}
