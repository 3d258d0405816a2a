/** Branches that the merge queue makes for a while, and those that our own drafts are made of. */
export function isTemporary(branch: string): boolean {
  return branch.startsWith('gh-readonly-queue/') || branch.startsWith('prime-suspect/')
}

/** Whether failures on this branch count: the default branch, and those the owner named. */
export function isWatched(branch: string, defaultBranch: string | null, named: readonly string[]): boolean {
  return branch === defaultBranch || named.some((pattern) => matches(branch, pattern))
}

function matches(branch: string, pattern: string): boolean {
  return pattern.endsWith('*') ? branch.startsWith(pattern.slice(0, -1)) : branch === pattern
}

/** `refs/heads/main` and `main` are the same branch. */
export function branchOf(ref: string): string {
  return ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : ref
}
