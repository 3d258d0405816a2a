/**
 * Where github.com keeps the logs of finished jobs: numbered storage accounts and its own log service.
 * Never all of the storage provider's hosts: anyone can own an account there.
 * Source: GitHub's changelog of 22 October 2026 and its `meta` endpoint.
 */
const GITHUB_LOG_HOSTS: readonly RegExp[] = [
  /^productionresultssa\d{1,4}\.blob\.core\.windows\.net$/,
  /^[a-z0-9-]{1,63}\.actions\.githubusercontent\.com$/,
]

/**
 * Whether a log may be fetched from where the API sent us: https, a host of github.com when github.com is what we
 * speak to, or exactly one that the operator named (with its port where it is not the usual one). Plain http only
 * from loopback to loopback.
 */
export function isAllowedLogUrl(url: URL, apiBase: URL, named: readonly string[]): boolean {
  if (url.username !== '' || url.password !== '') return false
  if (!isSafeScheme(url, apiBase)) return false
  if (named.includes(url.host)) return true
  return apiBase.host === 'api.github.com' && GITHUB_LOG_HOSTS.some((pattern) => pattern.test(url.host))
}

function isSafeScheme(url: URL, apiBase: URL): boolean {
  if (url.protocol === 'https:') return true
  return url.protocol === 'http:' && apiBase.protocol === 'http:' && isLoopback(apiBase) && isLoopback(url)
}

function isLoopback(url: URL): boolean {
  return url.hostname === 'localhost' || url.hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(url.hostname)
}
