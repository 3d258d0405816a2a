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
  baseRefName
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

const annotationFields = `
fragment Annotations on CheckAnnotationConnection {
  totalCount
  nodes { path location { start { line } } annotationLevel title message }
}`

/** What tools said about lines of files, of several check runs at once. Every job is a check run. */
export const CHECK_ANNOTATIONS = `
query CheckAnnotations($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on CheckRun {
      annotations(first: 100) { ...Annotations }
    }
  }
}
${annotationFields}`

/** How one check, the checks of one App, or one commit status fared on the commits before. Newest commits first. */
export const CHECK_HISTORY = `
query CheckHistory(
  $owner: String!
  $name: String!
  $sha: GitObjectID!
  $check: String!
  $first: Int!
  $after: String
) {
  repository(owner: $owner, name: $name) {
    object(oid: $sha) {
      ... on Commit {
        history(first: $first, after: $after) {
          pageInfo { hasNextPage endCursor }
          nodes {
            oid
            parents(first: 1) { nodes { oid } }
            statusCheckRollup { state }
            status { context(name: $check) { state createdAt } }
            checkSuites(first: 20) {
              nodes {
                app { name slug }
                status
                conclusion
                updatedAt
                checkRuns(first: 5, filterBy: { checkName: $check, checkType: ALL }) {
                  nodes { databaseId status conclusion completedAt }
                }
              }
            }
          }
        }
      }
    }
  }
}`

/** What failed on one commit, with what the checks themselves say. */
export const FAILED_CHECKS = `
query FailedChecks($owner: String!, $name: String!, $sha: GitObjectID!, $check: String!) {
  repository(owner: $owner, name: $name) {
    object(oid: $sha) {
      ... on Commit {
        status { context(name: $check) { state description } }
        checkSuites(first: 20) {
          nodes {
            app { name slug }
            checkRuns(
              first: 20
              filterBy: { checkType: LATEST, conclusions: [FAILURE, TIMED_OUT, STARTUP_FAILURE] }
            ) {
              totalCount
              nodes {
                databaseId
                name
                title
                summary
                text
                annotations(first: 50) { ...Annotations }
              }
            }
          }
        }
      }
    }
  }
}
${annotationFields}`

/**
 * What `count` checks said on a commit on which they passed. Variables: `owner`, `name`, `sha`, and `check0`, `check1`, …
 */
export function passedChecksDocument(count: number): string {
  const members = numbers(count)
  return `
query PassedChecks($owner: String!, $name: String!, $sha: GitObjectID!${members.map((n) => `, $check${n}: String!`).join('')}) {
  repository(owner: $owner, name: $name) {
    object(oid: $sha) {
      ... on Commit {
${members.map((n) => `        c${n}: checkSuites(first: 20) { nodes { ...Passed${n} } }`).join('\n')}
      }
    }
  }
}
${members
  .map(
    (n) => `fragment Passed${n} on CheckSuite {
  checkRuns(first: 1, filterBy: { checkName: $check${n}, checkType: LATEST, conclusions: [SUCCESS] }) {
    nodes { title summary text }
  }
}`,
  )
  .join('\n')}`
}

/**
 * A page of the checks of `count` pull requests, as of their last commits. Variables: `owner`, `name`, and `pull0` with
 * `after0`, the cursor that the page begins behind, `pull1`, … What is outdated by a later try of the same check is not
 * among them.
 */
export function checksDocument(count: number): string {
  const members = numbers(count)
  return `
query ChecksAtMerge($owner: String!, $name: String!${members.map((n) => `, $pull${n}: Int!, $after${n}: String`).join('')}) {
  repository(owner: $owner, name: $name) {
${members
  .map(
    (n) => `    p${n}: pullRequest(number: $pull${n}) {
      number
      mergedAt
      commits(last: 1) {
        nodes { commit { statusCheckRollup { contexts(first: 100, after: $after${n}) { ...Checks } } } }
      }
    }`,
  )
  .join('\n')}
  }
}
fragment Checks on StatusCheckRollupContextConnection {
  totalCount
  pageInfo { hasNextPage endCursor }
  nodes {
    __typename
    ... on CheckRun {
      name
      conclusion
      startedAt
      completedAt
      checkSuite { workflowRun { workflow { name } } }
    }
    ... on StatusContext { context state createdAt }
  }
}`
}

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

/** The newest commits that touched each of `count` paths. Variables: `owner`, `name`, `sha`, `since`, `path0`, … */
export function touchedDocument(count: number): string {
  const members = numbers(count)
  return `
query Touched($owner: String!, $name: String!, $sha: GitObjectID!, $since: GitTimestamp${members.map((n) => `, $path${n}: String!`).join('')}) {
  repository(owner: $owner, name: $name) {
    object(oid: $sha) {
      ... on Commit {
${members.map((n) => `        f${n}: history(first: 50, path: $path${n}, since: $since) { ...Commits }`).join('\n')}
      }
    }
  }
}
fragment Commits on CommitHistoryConnection {
  nodes { oid }
  pageInfo { hasNextPage }
}`
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index)
}
