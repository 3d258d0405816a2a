export type ForgeAddresses = { readonly apiUrl: string; readonly forgeUrl: string }

/**
 * Root of the REST API and address for people, from either of the two ways to name an own GitHub. Enterprise Server has
 * its API under `/api/v3`, Enterprise Cloud with data residency under `api.` before its host.
 */
export function forgeAddresses(apiUrl: string | undefined, host: string | undefined): ForgeAddresses {
  if (apiUrl === undefined) {
    return host === undefined
      ? { apiUrl: 'https://api.github.com', forgeUrl: 'https://github.com' }
      : { apiUrl: `https://${host}/api/v3`, forgeUrl: `https://${host}` }
  }
  const url = URL.parse(apiUrl)
  const api = apiUrl.replace(/(?<!\/)\/+$/u, '')
  if (url === null) return { apiUrl: api, forgeUrl: api }
  const forge = url.host.startsWith('api.') ? url.host.slice('api.'.length) : url.host
  return { apiUrl: api, forgeUrl: `${url.protocol}//${forge}` }
}
