import { idOf, nodeId, type DoubleApp } from '../app-key.ts'
import type { InstallationRecord } from '../records.ts'
import { toInstant } from '../world.ts'
import type { Where } from './where.ts'

/** GitHub's "simple user", for people, organisations and bots (`name[bot]`). */
export function userJson({ world, root }: Where, login: string, type?: 'User' | 'Organization') {
  const id = idOf(login)
  const url = `${root}/users/${encodeURIComponent(login)}`
  const isBot = login.endsWith('[bot]')
  const prefix = type === 'Organization' ? 'O' : 'U'
  return {
    login,
    id,
    node_id: nodeId(isBot ? 'BOT' : prefix, id),
    avatar_url: `${world.htmlUrl}/avatars/${id}`,
    gravatar_id: '',
    url,
    html_url: `${world.htmlUrl}/${isBot ? `apps/${login.slice(0, -5)}` : login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: isBot ? 'Bot' : (type ?? 'User'),
    user_view_type: 'public',
    site_admin: false,
  }
}

const started = toInstant(Date.parse('2026-01-05T10:00:00Z'))

export function appJson(where: Where, app: DoubleApp) {
  return {
    id: app.id,
    slug: app.slug,
    client_id: app.clientId,
    node_id: nodeId('A', app.id),
    owner: userJson(where, app.owner, 'Organization'),
    name: app.name,
    description: '',
    external_url: 'https://example.test/',
    html_url: `${where.world.htmlUrl}/apps/${app.slug}`,
    created_at: started,
    updated_at: started,
    permissions: app.permissions,
    events: app.events,
    installations_count: where.world.installations.length,
  }
}

export function installationJson(where: Where, installation: InstallationRecord) {
  const { world, root } = where
  const account = userJson(where, installation.account, 'Organization')
  return {
    id: installation.id,
    account,
    repository_selection: installation.repositories === null ? 'all' : 'selected',
    access_tokens_url: `${root}/app/installations/${installation.id}/access_tokens`,
    repositories_url: `${root}/installation/repositories`,
    html_url: `${world.htmlUrl}/organizations/${installation.account}/settings/installations/${installation.id}`,
    app_id: world.app.id,
    client_id: world.app.clientId,
    app_slug: world.app.slug,
    target_id: account.id,
    target_type: account.type,
    permissions: installation.permissions,
    events: world.app.events,
    created_at: installation.createdAt,
    updated_at: installation.createdAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: installation.suspendedAt === null ? null : userJson(where, 'octocat'),
    suspended_at: installation.suspendedAt,
  }
}
