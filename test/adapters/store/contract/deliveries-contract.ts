import { describe, expect, it } from 'vitest'

import type { Incident } from '../../../../src/engine/model/incident.ts'
import { anIncident } from '../../../builders/an-incident.ts'
import { aDelivery, aTriage, type UnderTest } from './under-test.ts'

const triage = aTriage()

export function deliveriesContract({ store }: UnderTest): void {
  describe('a delivery', () => {
    it('is recorded once, with one job', async () => {
      const before = await store().queue.depth()
      const delivery = aDelivery()
      expect(await store().deliveries.record(delivery, triage)).toEqual({ kind: 'recorded' })
      expect(await store().deliveries.record(delivery, triage)).toEqual({ kind: 'duplicate', by: 'guid' })
      expect(await store().queue.depth()).toEqual({ ...before, waiting: before.waiting + 1 })
    })

    it('is known by its body under another guid and another event name', async () => {
      const delivery = aDelivery()
      await store().deliveries.record(delivery, triage)
      const replayed = aDelivery({ bodyHash: delivery.bodyHash, event: 'workflow_run' })
      expect(await store().deliveries.record(replayed, triage)).toEqual({ kind: 'duplicate', by: 'body' })
    })

    it('is known by its meaning under another guid and another body', async () => {
      const delivery = aDelivery()
      await store().deliveries.record(delivery, triage)
      const told = aDelivery({ installation: delivery.installation, meaning: delivery.meaning })
      expect(await store().deliveries.record(told, triage)).toEqual({ kind: 'duplicate', by: 'meaning' })
    })

    it('does not keep another installation from telling the same', async () => {
      const delivery = aDelivery()
      await store().deliveries.record(delivery, triage)
      const elsewhere = aDelivery({ meaning: delivery.meaning })
      expect(await store().deliveries.record(elsewhere, triage)).toEqual({ kind: 'recorded' })
    })

    it('makes one job when it comes a hundred times at once', async () => {
      const before = await store().queue.depth()
      const delivery = aDelivery()
      const answers = await Promise.all(
        Array.from({ length: 100 }, async () => await store().deliveries.record(delivery, triage)),
      )
      expect(answers.filter(({ kind }) => kind === 'recorded')).toHaveLength(1)
      expect((await store().queue.depth()).waiting).toBe(before.waiting + 1)
    })

    it('is taken again when someone sends again what was refused or failed, and once only', async () => {
      for (const state of ['refused', 'failed'] as const) {
        const delivery = aDelivery()
        await store().deliveries.record(delivery, triage)
        await store().deliveries.settle(delivery, { state, says: 'missing-permission \0' })
        expect(await store().deliveries.record(delivery, triage)).toEqual({ kind: 'recorded' })
        expect(await store().deliveries.record(delivery, triage)).toEqual({ kind: 'duplicate', by: 'guid' })
      }
    })

    it('is not taken again when it is done, nor under a body that is not its own', async () => {
      const [done, refused] = [aDelivery(), aDelivery()]
      await store().deliveries.record(done, triage)
      await store().deliveries.settle(done, { state: 'done', says: 'culprit' })
      expect(await store().deliveries.record(done, triage)).toMatchObject({ kind: 'duplicate' })
      await store().deliveries.record(refused, triage)
      await store().deliveries.settle(refused, { state: 'refused', says: 'no' })
      const other = aDelivery({ guid: refused.guid })
      expect(await store().deliveries.record(other, triage)).toEqual({ kind: 'duplicate', by: 'guid' })
    })

    it('is recorded beside others that come at once and are duplicates or cannot be written', async () => {
      const before = await store().queue.depth()
      const there = aDelivery()
      await store().deliveries.record(there, triage)
      const unwritable = { ...anIncident(), title: 1n } as unknown as Incident
      const fresh = Array.from({ length: 120 }, () => aDelivery())
      const [one, two] = [aDelivery(), aDelivery()]
      const copy = aDelivery({ bodyHash: two.bodyHash })
      const all = await Promise.allSettled([
        ...fresh.map(async (each) => await store().deliveries.record(each, triage)),
        store().deliveries.record(there, triage),
        store().deliveries.record(one, aTriage(unwritable)),
        store().deliveries.record(two, triage),
        store().deliveries.record(copy, triage),
      ])
      const answers = all.map((each) => (each.status === 'fulfilled' ? each.value : 'rejected'))
      expect(answers.slice(0, 120)).toEqual(fresh.map(() => ({ kind: 'recorded' })))
      expect(answers.slice(120, 122)).toEqual([{ kind: 'duplicate', by: 'guid' }, 'rejected'])
      // Which of the two comes first is left to the database where several connections write.
      expect(answers.slice(122)).toContainEqual({ kind: 'recorded' })
      expect(answers.slice(122)).toContainEqual({ kind: 'duplicate', by: 'body' })
      expect((await store().queue.depth()).waiting).toBe(before.waiting + 122)
      const known = await store().deliveries.known([one.guid, two.guid, copy.guid])
      expect([new Set([two.guid]), new Set([copy.guid])]).toContainEqual(known)
    })

    it('is not recorded when its job cannot be written, and can be sent again', async () => {
      const delivery = aDelivery()
      const unwritable = { ...anIncident(), title: 1n } as unknown as Incident
      await expect(store().deliveries.record(delivery, aTriage(unwritable))).rejects.toThrow(/BigInt/)
      expect(await store().deliveries.record(delivery, triage)).toEqual({ kind: 'recorded' })
    })
  })
}
