import type { Failing } from '../engine/model/incident.ts'
import { queuedFor } from '../engine/model/merge-group.ts'
import { fitsPattern } from './name-pattern.ts'
import type { Config } from './schema.ts'

export type Watched =
  | { readonly kind: 'watched' }
  | { readonly kind: 'ignored'; readonly because: 'environment' | 'check' | 'branch' | 'merge queue' }

/** Whether the configuration wants this failing thing to be looked at. Alerts are always wanted. */
export function watched(config: Config, failing: Failing, defaultBranch: string): Watched {
  switch (failing.kind) {
    case 'deployment':
      return selected(config.environments, failing.environment) ? yes : ignored('environment')
    case 'check':
      // What a person only described is on no branch in particular.
      return ofBranch(config, failing.branch ?? null, defaultBranch, failing.name)
    case 'workflow-run':
      return ofBranch(config, failing.branch, defaultBranch, failing.workflow)
    case 'alert':
      return yes
  }
}

function ofBranch(config: Config, branch: string | null, defaultBranch: string, check: string): Watched {
  const into = branch === null ? null : queuedFor(branch)
  if (into !== null && !config.mergeQueue) return ignored('merge queue')
  const branches = config.branches.length === 0 ? [defaultBranch] : config.branches
  const counted = into ?? branch
  if (counted !== null && !branches.some((pattern) => fitsPattern(pattern, counted, 'exact')))
    return ignored('branch')
  return selected(config.checks, check) ? yes : ignored('check')
}

const yes: Watched = { kind: 'watched' }

function ignored(because: Extract<Watched, { kind: 'ignored' }>['because']): Watched {
  return { kind: 'ignored', because }
}

function selected(
  { only, ignore }: { readonly only: readonly string[]; readonly ignore: readonly string[] },
  name: string,
) {
  const listed = only.length === 0 || only.some((pattern) => fitsPattern(pattern, name, 'any-case'))
  return listed && !ignore.some((pattern) => fitsPattern(pattern, name, 'any-case'))
}
