/**
 * Every GraphQL document we send. All are reads. A test validates them against GitHub's published schema.
 * Those with aliases are written for a number of members; the members' text travels in variables only.
 */

const pullRequestFields = `
fragment PullRequestFields on PullRequest {
  number
  title
  body
  merged
  mergedAt
  author { login }
  mergeCommit { oid }
  baseRepository { databaseId nameWithOwner }
  files(first: 100) {
    totalCount
    nodes { path additions deletions changeType }
    pageInfo { hasNextPage }
  }
}`

/** The default order is oldest first, so the order is given. */
export const DEPLOYMENTS = `
query Deployments($owner: String!, $name: String!, $environment: String!, $count: Int!) {
  repository(owner: $owner, name: $name) {
    deployments(environments: [$environment], first: $count, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes {
        databaseId
        commitOid
        task
        environment
        originalEnvironment
        createdAt
        state
        statuses(first: 10) {
          nodes { state createdAt environment logUrl description }
        }
      }
    }
  }
}`

/** Of every environment, with how each went. */
export const RECENT_DEPLOYMENTS = `
query RecentDeployments($owner: String!, $name: String!, $count: Int!) {
  repository(owner: $owner, name: $name) {
    deployments(first: $count, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes {
        databaseId
        statuses(first: 10) {
          nodes { state createdAt environment logUrl }
        }
      }
    }
  }
}`

export const PULLS_OF_COMMITS = `
query PullsOfCommits($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Commit {
      oid
      associatedPullRequests(first: 3) {
        nodes { ...PullRequestFields }
      }
    }
  }
}
${pullRequestFields}`

/** Safety net: GitHub's index from commits to pull requests lags for those merged just now. */
export const RECENTLY_MERGED = `
query RecentlyMerged($owner: String!, $name: String!, $base: String, $count: Int!) {
  repository(owner: $owner, name: $name) {
    databaseId
    nameWithOwner
    pullRequests(
      states: MERGED
      first: $count
      orderBy: { field: UPDATED_AT, direction: DESC }
      baseRefName: $base
    ) {
      nodes { ...PullRequestFields }
    }
  }
}
${pullRequestFields}`

/** Text of `count` files. Variables: `owner`, `name`, and `at0`, `at1`, … each `<sha>:<path>`. */
export function sourcesDocument(count: number): string {
  const members = numbers(count)
  return `
query Sources($owner: String!, $name: String!${members.map((n) => `, $at${n}: String!`).join('')}) {
  repository(owner: $owner, name: $name) {
${members.map((n) => `    f${n}: object(expression: $at${n}) { ...File }`).join('\n')}
  }
}
fragment File on GitObject {
  ... on Blob { text isBinary isTruncated byteSize }
}`
}

/** Who last wrote each line of `count` files. Variables: `owner`, `name`, `sha`, and `path0`, `path1`, … */
export function blameDocument(count: number): string {
  const members = numbers(count)
  return `
query Blame($owner: String!, $name: String!, $sha: GitObjectID!${members.map((n) => `, $path${n}: String!`).join('')}) {
  repository(owner: $owner, name: $name) {
    object(oid: $sha) {
      ... on Commit {
${members.map((n) => `        f${n}: blame(path: $path${n}) { ...Lines }`).join('\n')}
      }
    }
  }
}
fragment Lines on Blame {
  ranges { startingLine endingLine commit { oid } }
}`
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index)
}
