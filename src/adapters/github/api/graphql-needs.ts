/** What each question reads, by the names of the permissions. REST tells it with every answer, GraphQL never. */
const needs: Readonly<Record<string, string>> = {
  Blame: 'contents',
  CheckAnnotations: 'checks',
  CheckHistory: 'checks and commit statuses',
  ChecksAtMerge: 'checks and commit statuses',
  Deployments: 'deployments',
  FailedChecks: 'checks',
  LandedCommits: 'contents and pull requests',
  NewestPulls: 'pull requests',
  ObjectIds: 'contents',
  PassedChecks: 'checks',
  PullToInvert: 'pull requests',
  PullsOfBranches: 'pull requests',
  PullsOfCommits: 'contents and pull requests',
  RecentDeployments: 'deployments',
  RecentlyMerged: 'pull requests',
  Sources: 'contents',
  Touched: 'contents',
}

/** How to mend a question that GitHub forbids. `what` ends in its name; all else reads files. */
export function grantToRead(what: string): string {
  const name = what.split(' ').at(-1) ?? ''
  return `Grant read access to ${needs[name] ?? 'contents'}.`
}
