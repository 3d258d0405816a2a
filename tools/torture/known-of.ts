import type { Store } from '../../src/adapters/store/store.ts'
import { aDelivery, aTriage } from '../../test/adapters/store/contract/under-test.ts'

/** Which of these deliveries a store knows, asked in the only way there is: what it knows is a duplicate. */
export async function knownOf(store: Store, guids: readonly string[]): Promise<readonly string[]> {
  const known: string[] = []
  for (const guid of guids) {
    const { kind } = await store.deliveries.record(aDelivery({ guid, bodyHash: guid }), aTriage())
    if (kind === 'duplicate') known.push(guid)
  }
  return known
}
