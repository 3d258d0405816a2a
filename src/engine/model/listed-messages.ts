/** As many messages of one change are listed at most. */
export const mostListed = 100
/** A description is no longer than this, in characters. */
const longest = 64 * 1024

export type Described = { readonly title: string; readonly body: string }

/**
 * A description that goes on with the messages of the commits that came with the change, the oldest first, each after an
 * asterisk, as squashing writes them. What the title or the description holds already is not told again.
 */
export function withListed({ title, body }: Described, messages: readonly Described[]): string {
  const listed = messages
    .slice(0, mostListed)
    .map((one) => (one.title === title ? one.body : `${one.title}\n\n${one.body}`).trim())
    .filter((message) => message !== '' && !body.includes(message))
    .map((message) => `* ${message}`)
  return [body, ...listed]
    .filter((part) => part !== '')
    .join('\n\n')
    .slice(0, longest)
}
