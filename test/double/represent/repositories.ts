import { nodeId } from '../app-key.ts'
import type { DoubleRepository } from '../repository.ts'
import { userJson } from './accounts.ts'
import type { Where } from './where.ts'

const plainLinks = [
  'contributors',
  'deployments',
  'downloads',
  'events',
  'forks',
  'hooks',
  'languages',
  'merges',
  'stargazers',
  'subscribers',
  'subscription',
  'tags',
  'teams',
]

const templateLinks: Readonly<Record<string, string>> = {
  archive: '/{archive_format}{/ref}',
  assignees: '/assignees{/user}',
  blobs: '/git/blobs{/sha}',
  branches: '/branches{/branch}',
  collaborators: '/collaborators{/collaborator}',
  comments: '/comments{/number}',
  commits: '/commits{/sha}',
  compare: '/compare/{base}...{head}',
  contents: '/contents/{+path}',
  git_commits: '/git/commits{/sha}',
  git_refs: '/git/refs{/sha}',
  git_tags: '/git/tags{/sha}',
  issue_comment: '/issues/comments{/number}',
  issue_events: '/issues/events{/number}',
  issues: '/issues{/number}',
  keys: '/keys{/key_id}',
  labels: '/labels{/name}',
  milestones: '/milestones{/number}',
  notifications: '/notifications{?since,all,participating}',
  pulls: '/pulls{/number}',
  releases: '/releases{/id}',
  statuses: '/statuses/{sha}',
  trees: '/git/trees{/sha}',
}

export const repositoryUrl = ({ root }: { readonly root: string }, repository: DoubleRepository): string =>
  `${root}/repos/${repository.fullName}`

export const repositoryPage = ({ world }: Where, repository: DoubleRepository): string =>
  `${world.htmlUrl}/${repository.fullName}`

/** The short form that runs carry. */
export function minimalRepositoryJson(where: Where, repository: DoubleRepository) {
  const url = repositoryUrl(where, repository)
  return {
    id: repository.id,
    node_id: nodeId('R', repository.id),
    name: repository.name,
    full_name: repository.fullName,
    private: repository.private,
    owner: userJson(where, repository.owner, repository.ownerType),
    html_url: repositoryPage(where, repository),
    description: null,
    fork: false,
    url,
    ...Object.fromEntries(plainLinks.map((name) => [`${name}_url`, `${url}/${name}`])),
    ...Object.fromEntries(
      Object.entries(templateLinks).map(([name, path]) => [`${name}_url`, `${url}${path}`]),
    ),
  }
}

/** The long form; `counts` are the fields that only "get a repository" has. */
export function repositoryJson(where: Where, repository: DoubleRepository) {
  const page = repositoryPage(where, repository)
  const openIssues = repository.issues.filter((issue) => issue.state === 'open').length
  return {
    ...minimalRepositoryJson(where, repository),
    git_url: page.replace(/^https?:/, 'git:'),
    ssh_url: `git@github.com:${repository.fullName}.git`,
    clone_url: `${page}.git`,
    svn_url: page,
    homepage: null,
    mirror_url: null,
    language: 'JavaScript',
    license: null,
    forks: 0,
    forks_count: 0,
    watchers: 0,
    watchers_count: 0,
    stargazers_count: 0,
    size: 1,
    default_branch: repository.defaultBranch,
    open_issues: openIssues,
    open_issues_count: openIssues,
    is_template: false,
    topics: [],
    has_issues: repository.hasIssues,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    archived: false,
    disabled: false,
    visibility: repository.private ? 'private' : 'public',
    allow_forking: true,
    web_commit_signoff_required: false,
    pushed_at: repository.createdAt,
    created_at: repository.createdAt,
    updated_at: repository.createdAt,
  }
}
