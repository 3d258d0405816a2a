import type { Job, Order } from '../../../compose/compose-app.ts'
import type { Carried, WorkerParts } from '../worker.ts'
import { hear } from './hear.ts'
import { knownIssue } from './known-issue.ts'

type WordOrder = Extract<Order, { readonly kind: 'word' }>

/** Carries out one word of a person on an issue, and answers by a reaction to the comment. */
export async function hearWord(order: WordOrder, job: Job, parts: WorkerParts): Promise<Carried> {
  const { comment } = order
  const spoken = {
    order,
    source: `comment:${comment}`,
    known: async (behalf) => await knownIssue(order, behalf, parts),
    react: async (reaction, { incident }, behalf) => {
      const actor = await parts.workbench.actor(behalf)
      const act = {
        kind: 'react',
        incident: incident.id,
        repo: incident.repo,
        comment,
        with: reaction,
      } as const
      const performed = await actor.perform(act, { body: '' })
      if (performed.kind === 'refused')
        parts.journal.note('could not react to a comment', { delivery: behalf.cause })
    },
  } satisfies Parameters<typeof hear>[0]
  return await hear(spoken, job, parts)
}
