import type { Job, Order } from '../../../compose/compose-app.ts'
import type { Carried, WorkerParts } from '../worker.ts'
import { hear } from './hear.ts'

type ButtonOrder = Extract<Order, { readonly kind: 'button' }>

/**
 * Carries out what stands behind a button on our own check, for whoever may say the same in words. There is nothing to
 * react to: the answer is the report.
 */
export async function hearButton(order: ButtonOrder, job: Job, parts: WorkerParts): Promise<Carried> {
  const { repo, check, mark, sha, by, at } = order
  const { workbench } = parts
  const { cases } = parts.store.forInstallation(job.installation)
  const spoken = {
    order,
    source: `button:${check}:${by.id}:${at}`,
    known: async () => {
      const open = await cases.openIn(repo)
      const record = open.find(({ incident }) => workbench.checkName(incident.id, sha) === mark)
      return record === undefined ? null : { record, isOpen: true }
    },
    react: async () => {},
  } satisfies Parameters<typeof hear>[0]
  return await hear(spoken, job, parts)
}
