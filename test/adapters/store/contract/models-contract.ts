import { describe, expect, it } from 'vitest'

import type { Purse } from '../../../../src/engine/model/model-spending.ts'
import type { UnderTest } from './under-test.ts'

const most = { tokens: 100, dollars: 0.5 }
const spent = { tokens: 60, dollars: 0.25 }

function purse(key: string, tokens: number | null): Purse {
  return { key, says: key, allowance: { tokens, dollars: null } }
}

/** What every store promises about language models: what they cost, and what they answered. */
export function modelsContract(underTest: UnderTest): void {
  describe('the ledger of what models cost', () => {
    const ledger = (installation = 'models-1') => underTest.store().forInstallation(installation).modelLedger

    it('sets aside what a question may cost and settles what it did, over a restart', async () => {
      const purses = [purse('incident/a', 130), purse('repository/acme/shop/2026-03-02', null)]
      expect(await ledger().setAside(purses, most)).toEqual({ kind: 'set-aside' })
      expect(await ledger().setAside(purses, most)).toEqual({ kind: 'set-aside' })
      expect(await ledger().setAside(purses, most)).toMatchObject({
        kind: 'wait',
        purse: { key: 'incident/a' },
      })
      await underTest.reopen()
      await ledger().settle(purses, most, spent)
      await ledger().settle(purses, most, spent)
      expect(await ledger().setAside(purses, most)).toEqual({ kind: 'set-aside' })
      await ledger().settle(purses, most, spent)
      expect(await ledger().setAside(purses, most)).toMatchObject({ kind: 'used-up' })
    })

    it('never lets questions side by side go beyond an allowance by more than one', async () => {
      const purses = [purse('incident/b', 500)]
      const answers = await Promise.all(
        Array.from({ length: 12 }, async () => await ledger().setAside(purses, most)),
      )
      expect(answers.filter(({ kind }) => kind === 'set-aside')).toHaveLength(5)
    })

    it('keeps installations apart, but for the purse of all', async () => {
      const [own, all] = [purse('incident/c', 100), purse('all/2026-03-02', 100)]
      await ledger().setAside([own], most)
      await ledger().settle([own], most, most)
      expect(await ledger('models-2').setAside([own], most)).toEqual({ kind: 'set-aside' })
      await ledger().setAside([all], most)
      expect(await ledger('models-2').setAside([all], most)).toMatchObject({ kind: 'wait' })
    })
  })

  describe('answers of models', () => {
    const answer = { kind: 'answered', json: { ranking: ['bcd'] }, tokens: 3 } as const

    it('are found by the hash of their question, by their own installation only', async () => {
      const { modelAnswers } = underTest.store().forInstallation('models-1')
      expect(await modelAnswers.find('hash-1')).toBeNull()
      await modelAnswers.keep('hash-1', answer)
      await modelAnswers.keep('hash-1', { ...answer, tokens: 4 })
      expect(await modelAnswers.find('hash-1')).toEqual(answer)
      expect(await underTest.store().forInstallation('models-2').modelAnswers.find('hash-1')).toBeNull()
    })

    it('go with their installation', async () => {
      const tenancy = underTest.store().forInstallation('models-3')
      await tenancy.modelAnswers.keep('hash-1', answer)
      await tenancy.erase()
      expect(await tenancy.modelAnswers.find('hash-1')).toBeNull()
    })
  })
}
