import { GraphQLError } from 'graphql'

/** An error with the `type` that GitHub puts on its own. */
export const githubError = (type: string, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { type } })

export type PageArguments = {
  readonly first?: number | null
  readonly last?: number | null
  readonly after?: string | null
  readonly before?: string | null
}

const most = 100
const cursorOf = (at: number): string => Buffer.from(`cursor:${at}`).toString('base64')

function positionOf(cursor: string | null | undefined): number | null {
  if (cursor === null || cursor === undefined) return null
  const text = Buffer.from(cursor, 'base64').toString()
  const at = /^cursor:(\d{1,9})$/.exec(text)?.[1]
  if (at === undefined)
    throw githubError('INVALID_CURSOR_ARGUMENTS', `\`${cursor}\` does not appear to be a valid cursor.`)
  return Number(at)
}

function checkBounds(name: string, { first, last }: PageArguments): void {
  if (typeof first !== 'number' && typeof last !== 'number') {
    const words = `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`
    throw githubError('MISSING_PAGINATION_BOUNDARIES', words)
  }
  for (const [bound, count] of Object.entries({ first, last })) {
    if (typeof count !== 'number' || count <= most) continue
    const words = `Requesting ${count} records on the \`${name}\` connection exceeds the \`${bound}\` limit of 100 records.`
    throw githubError('EXCESSIVE_PAGINATION', words)
  }
}

/** One page of a connection. */
export function connection<T>(name: string, items: readonly T[], page: PageArguments) {
  checkBounds(name, page)
  const from = positionOf(page.after)
  const to = positionOf(page.before)
  let start = from === null ? 0 : from + 1
  let end = to ?? items.length
  if (typeof page.first === 'number') end = Math.min(end, start + page.first)
  else if (typeof page.last === 'number') start = Math.max(start, end - page.last)
  const shown = items.slice(start, end)
  return {
    totalCount: items.length,
    nodes: shown,
    edges: shown.map((node, n) => ({ node, cursor: cursorOf(start + n) })),
    pageInfo: {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: shown.length === 0 ? null : cursorOf(start),
      endCursor: shown.length === 0 ? null : cursorOf(end - 1),
    },
  }
}
