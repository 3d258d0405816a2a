/**
 * What is asked and written of reverts. A test validates each document against GitHub's published schema. Text of
 * others travels in variables only.
 */

const pullFields = `
fragment PullFields on PullRequest {
  number
  url
  body
  state
  createdAt
  headRefName
  isCrossRepository
  author { login }
}`

/** The newest first. */
export const NEWEST_PULLS = `
query NewestPulls($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequests(first: 100, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { ...PullFields }
      pageInfo { hasNextPage endCursor }
    }
  }
}
${pullFields}`

export const PULL_TO_INVERT = `
query PullToInvert($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    id
    pullRequest(number: $number) {
      ...PullFields
      id
      merged
      baseRefName
      mergeCommit { oid }
    }
  }
}
${pullFields}`

export const PULLS_OF_BRANCHES = `
query PullsOfBranches($owner: String!, $name: String!, $one: String!, $other: String!) {
  repository(owner: $owner, name: $name) {
    one: pullRequests(first: 5, headRefName: $one) { nodes { ...PullFields } }
    other: pullRequests(first: 5, headRefName: $other) { nodes { ...PullFields } }
  }
}
${pullFields}`

/** The commits up to the one by which a pull request landed, newest first, and the branch that we may have made. */
export const LANDED_COMMITS = `
query LandedCommits($owner: String!, $name: String!, $landed: GitObjectID!, $branch: String!) {
  repository(owner: $owner, name: $name) {
    object(oid: $landed) {
      ... on Commit {
        parents(first: 20) { totalCount nodes { tree { oid } } }
        history(first: 60) {
          nodes {
            oid
            tree { oid }
            associatedPullRequests(first: 3) { nodes { number } }
          }
        }
      }
    }
    ref(qualifiedName: $branch) {
      target { oid ... on Commit { tree { oid } parents(first: 2) { nodes { oid } } } }
    }
  }
}`

export const REVERT_PULL = `
mutation RevertPull($input: RevertPullRequestInput!) {
  revertPullRequest(input: $input) { revertPullRequest { url } }
}`

export const CREATE_BRANCH = `
mutation CreateBranch($input: CreateRefInput!) {
  createRef(input: $input) { ref { name } }
}`

export const CREATE_DRAFT = `
mutation CreateDraft($input: CreatePullRequestInput!) {
  createPullRequest(input: $input) { pullRequest { url } }
}`
