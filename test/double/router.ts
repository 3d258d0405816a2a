import type { Route } from './exchange.ts'

/** Parameters that may hold slashes: branch names. */
const greedy = new Set(['ref', 'basehead'])

const toPattern = (template: string): RegExp =>
  new RegExp(
    `^${template
      .split(/(\{[a-z_]{1,40}\})/)
      .map((piece) => {
        const name = /^\{(.{1,40})\}$/.exec(piece)?.[1]
        if (name === undefined) return piece.replaceAll(/[.$+()[\]]/g, String.raw`\$&`)
        return `(?<${name}>${greedy.has(name) ? '.+' : '[^/]+'})`
      })
      .join('')}$`,
  )

export type Routed = { readonly route: Route; readonly params: Readonly<Record<string, string>> }

/** What GitHub serves below a commit; without these a branch name would swallow them. */
const belowCommit = /\/(?:pulls|status|statuses|check-runs|check-suites|comments|branches-where-head)$/

/** Finds the route of a request among those the double has; null if it has none. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Routed | null {
  const table = routes.map((route) => {
    const [method = '', template = ''] = route.operation.split(' ')
    return { route, method, pattern: toPattern(template) }
  })
  return (method, path) => {
    for (const { route, method: wanted, pattern } of table) {
      const found = method === wanted ? pattern.exec(path) : null
      if (found === null) continue
      if (route.operation.endsWith('/commits/{ref}') && belowCommit.test(path)) continue
      const params = Object.entries(found.groups ?? {}).map(([name, text]) => [
        name,
        decodeURIComponent(text),
      ])
      return { route, params: Object.fromEntries(params) as Record<string, string> }
    }
    return null
  }
}
