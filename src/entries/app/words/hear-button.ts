import type { Job, Order } from '../../../compose/compose-app.ts'
import type { Carried, WorkerParts } from '../worker.ts'
import { hear } from './hear.ts'

type ButtonOrder = Extract<Order, { readonly kind: 'button' }>

/**
 * Carries out what stands behind a button on our own check, for whoever may say the same in words. There is nothing to
 * react to: the answer is the report.
 */
export async function hearButton(order: ButtonOrder, job: Job, parts: WorkerParts): Promise<Carried> {
  const { repo, check, by, at } = order
  const { cases } = parts.store.forInstallation(job.installation)
  const spoken = {
    order,
    source: `button:${check}:${by.id}:${at}`,
    known: async () => {
      const record = await cases.find(order.incident)
      const isHere = record?.incident.repo.owner === repo.owner && record.incident.repo.name === repo.name
      return record !== null && isHere ? { record, isOpen: record.state === 'open' } : null
    },
    react: async () => {},
  } satisfies Parameters<typeof hear>[0]
  return await hear(spoken, job, parts)
}
