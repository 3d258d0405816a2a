import type { Change } from './change.ts'

const firstListed = /^\* \S/m
const longestTitle = 500

/**
 * What a change says of itself: its description up to where the messages of its commits are listed, each after an
 * asterisk, as squashing writes them. One that is called a revert lists what it takes back.
 */
export function ownWords({ title, body }: Pick<Change, 'title' | 'body'>): string {
  if (/\b(?:revert|back(?:ed)? ?out|roll(?:ed)? ?back)/i.test(title.slice(0, longestTitle))) return body
  const listed = firstListed.exec(body)
  return listed === null ? body : body.slice(0, listed.index)
}
