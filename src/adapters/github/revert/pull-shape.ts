import { z } from 'zod'

import { wireInstant, wireText } from '../api/wire-types.ts'

/** A pull request as far as it may take another one back. All text is untrusted. */
export const pull = z
  .object({
    number: z.int().positive(),
    url: z.url({ protocol: /^https?$/ }),
    body: wireText,
    state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
    createdAt: wireInstant,
    headRefName: wireText,
    isCrossRepository: z.boolean(),
    author: z.object({ login: z.string() }).nullish(),
  })
  .transform(({ author, ...rest }) => ({ ...rest, author: author?.login ?? null }))

export type Pull = z.output<typeof pull>

/** GraphQL leaves out what REST puts behind the name of a bot. */
export function isBy({ author }: Pull, login: string): boolean {
  return author !== null && author.toLowerCase() === login.toLowerCase().replace(/\[bot\]$/, '')
}
