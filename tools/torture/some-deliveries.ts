import type { Order } from '../../src/adapters/store/order.ts'
import type { Store } from '../../src/adapters/store/store.ts'
import { aDelivery, aTriage } from '../../test/adapters/store/contract/under-test.ts'
import { aDeployment, anIncident } from '../../test/builders/an-incident.ts'
import { anIncidentId } from '../../test/builders/ids.ts'

export type Range = { readonly from: number; readonly to: number; readonly installations: number }

/** The n-th failure: the same whoever tells of it, and an incident of its own. */
function nthOrder(n: number): Order {
  const failing = aDeployment({ environment: `env-${n}`, deploymentId: String(n), runId: null })
  return aTriage(anIncident({ id: anIncidentId(`incident-${n}`), failing }))
}

export async function putDelivery(store: Store, n: number, installations: number): Promise<void> {
  const installation = String(1 + (n % installations))
  const delivery = aDelivery({
    guid: `guid-${n}`,
    bodyHash: `hash-${n}`,
    meaning: `failure ${n}`,
    installation,
  })
  await store.deliveries.record(delivery, nthOrder(n))
}

/** Twenty at a time, as a busy receiver has them. */
export async function putDeliveries(store: Store, { from, to, installations }: Range): Promise<void> {
  for (let n = from; n < to; n += 20) {
    const some = Array.from({ length: Math.min(20, to - n) }, (_, k) => n + k)
    await Promise.all(some.map(async (one) => await putDelivery(store, one, installations)))
  }
}

/** What the store knows of these failures in the end: for each its state, and whether its issue is known. */
export async function finalState(
  store: Store,
  { from, to, installations }: Range,
): Promise<readonly string[]> {
  const states: string[] = []
  for (let n = from; n < to; n++) {
    const { cases } = store.forInstallation(String(1 + (n % installations)))
    const found = await cases.find(anIncidentId(`incident-${n}`))
    states.push(`${n} ${found?.state ?? 'lost'} ${found?.verdict.kind ?? ''} ${found?.issueUrl ?? ''}`)
  }
  return states
}
