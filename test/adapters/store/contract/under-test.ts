import { randomUUID } from 'node:crypto'

import type { Delivery } from '../../../../src/adapters/store/deliveries.ts'
import type { StoreOptions } from '../../../../src/adapters/store/open-store.ts'
import type { Order } from '../../../../src/adapters/store/order.ts'
import type { Store } from '../../../../src/adapters/store/store.ts'
import type { Incident } from '../../../../src/engine/model/incident.ts'
import type { Journal } from '../../../../src/engine/ports.ts'
import { anIncident } from '../../../builders/an-incident.ts'

/** The store under test; it may be closed and opened again, as after a restart. */
export type UnderTest = {
  readonly store: () => Store
  readonly reopen: () => Promise<void>
  /** A store of its own, empty, to be closed by the test. */
  readonly another: (options?: Partial<StoreOptions>) => Promise<Store>
}

let installations = 0

/** An installation that no other test uses, so that tests can share a database. */
export function anInstallation(): string {
  installations += 1
  return String(1000 + installations)
}

/** A delivery that nothing else is a duplicate of. */
export function aDelivery(over: Partial<Delivery> = {}): Delivery {
  return {
    guid: randomUUID(),
    bodyHash: randomUUID(),
    meaning: randomUUID(),
    event: 'deployment_status',
    installation: anInstallation(),
    ...over,
  }
}

export const quiet: Journal = { note: () => {} }

export function aTriage(incident: Incident = anIncident()): Order {
  return { kind: 'triage', incident, joins: [], defaultBranch: 'main' }
}
