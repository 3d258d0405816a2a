import type { Failing } from '../engine/model/incident.ts'
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
      // What a person only described is on no branch in particular.
      if (failing.branch !== undefined && !isOfBranch(config, failing.branch, defaultBranch))
        return ignored('branch')
      return selected(config.checks, failing.name) ? yes : ignored('check')
    case 'workflow-run':
      if (!isOfBranch(config, failing.branch, defaultBranch)) return ignored('branch')
      return selected(config.checks, failing.workflow) ? yes : ignored('check')
    case 'alert':
      return yes
  }
}

function isOfBranch(config: Config, branch: string, defaultBranch: string): boolean {
  const branches = config.branches.length === 0 ? [defaultBranch] : config.branches
  return branches.some((pattern) => matches(pattern, branch, 'exact'))
}

const yes: Watched = { kind: 'watched' }

function ignored(because: Extract<Watched, { kind: 'ignored' }>['because']): Watched {
  return { kind: 'ignored', because }
}

function selected(
  { only, ignore }: { readonly only: readonly string[]; readonly ignore: readonly string[] },
  name: string,
) {
  const listed = only.length === 0 || only.some((pattern) => matches(pattern, name, 'any-case'))
  return listed && !ignore.some((pattern) => matches(pattern, name, 'any-case'))
}

/** `*` stands for any characters, `/` included. No regular expression, so that no pattern is slow. */
function matches(pattern: string, name: string, letters: 'exact' | 'any-case'): boolean {
  const fold = (text: string) => (letters === 'exact' ? text : text.toLowerCase())
  const text = fold(name)
  const [first = '', ...rest] = fold(pattern).split('*')
  const last = rest.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first)) return false
  let at = first.length
  for (const part of rest) {
    const found = text.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}
