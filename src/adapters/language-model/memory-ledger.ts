import { judgePurses, type Purse, type Spending, sumOf } from '../../engine/model/model-spending.ts'
import type { SpendLedger } from '../../engine/ports.ts'

type Account = { readonly spent: Spending; readonly aside: Spending }

const nothing: Spending = { tokens: 0, dollars: 0 }

/** A ledger that lasts as long as the process: for doors without a store. */
export function memoryLedger(): SpendLedger {
  const accounts = new Map<string, Account>()
  const accountOf = ({ key }: Purse): Account => accounts.get(key) ?? { spent: nothing, aside: nothing }
  const add = (purses: readonly Purse[], spent: Spending, aside: Spending): void => {
    for (const purse of purses) {
      const before = accountOf(purse)
      accounts.set(purse.key, { spent: sumOf(before.spent, spent), aside: sumOf(before.aside, aside) })
    }
  }
  return {
    setAside: async (purses, most) => {
      const answer = judgePurses(purses.map((purse) => ({ purse, ...accountOf(purse) })))
      if (answer.kind === 'set-aside') add(purses, nothing, most)
      return answer
    },
    settle: async (purses, most, spent) => {
      add(purses, spent, { tokens: -most.tokens, dollars: -most.dollars })
    },
  }
}
