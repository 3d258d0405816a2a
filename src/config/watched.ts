import type { Failing } from '../engine/model/incident.ts'
import { fitsPattern } from './name-pattern.ts'
import type { Config } from './schema.ts'

export type Watched =
  | { readonly kind: 'watched' }
  | { readonly kind: 'ignored'; readonly because: 'environment' | 'check' | 'branch' }

/** Whether the configuration wants this failing thing to be looked at. Alerts are always wanted. */
export function watched(config: Config, failing: Failing, defaultBranch: string): Watched {
  switch (failing.kind) {
    case 'deployment':
      return selected(config.environments, failing.environment) ? yes : ignored('environment')
    case 'check':
      return selected(config.checks, failing.name) ? yes : ignored('check')
    case 'workflow-run': {
      const branches = config.branches.length === 0 ? [defaultBranch] : config.branches
      if (!branches.some((pattern) => fitsPattern(pattern, failing.branch, 'exact'))) return ignored('branch')
      return selected(config.checks, failing.workflow) ? yes : ignored('check')
    }
    case 'alert':
      return yes
  }
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
