import { z } from 'zod'

import type { Order } from '../../compose/compose-app.ts'

const name = z.string().regex(/^[\w.-]{1,100}$/)
const from = z.object({ from: name })

const repository = z.object({
  action: z.literal('renamed'),
  changes: z.object({ repository: z.object({ name: from }) }),
  repository: z.object({ name, owner: z.object({ login: name }) }),
})

/** The account on which the App is installed; a message about it names no repository. */
const account = z.object({
  action: z.literal('renamed'),
  changes: z.object({ login: from }),
  account: z.object({ login: name }),
  repository: z.undefined().optional(),
})

/** What a message that something has a new name asks for; null where it tells of something else. */
export function renamedOrder(
  event: 'repository' | 'installation_target',
  payload: unknown,
): Extract<Order, { readonly kind: 'renamed' }> | null {
  if (event === 'repository') {
    const told = repository.safeParse(payload)
    if (!told.success) return null
    const { changes, repository: now } = told.data
    const names = { from: changes.repository.name.from, to: now.name }
    return { kind: 'renamed', renaming: { of: 'repository', owner: now.owner.login, ...names } }
  }
  const told = account.safeParse(payload)
  if (!told.success) return null
  const { changes, account: now } = told.data
  return { kind: 'renamed', renaming: { of: 'owner', from: changes.login.from, to: now.login } }
}
