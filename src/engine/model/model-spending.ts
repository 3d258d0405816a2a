/** US dollars for a million tokens. A server of one's own costs 0. */
export type ModelPrice = { readonly input: number; readonly output: number }

/** Prices by the name of the model, as the user gave them. None is shipped: they change, and so do names. */
export type PriceTable = Readonly<Record<string, ModelPrice>>

/** Tokens that were used, in the provider's own count. */
export type ModelUsage = { readonly inputTokens: number; readonly outputTokens: number }

export const noUsage: ModelUsage = { inputTokens: 0, outputTokens: 0 }

/** What was, or may be, spent. Dollars are 0 where no price is known. */
export type Spending = { readonly tokens: number; readonly dollars: number }

/** Most that may be spent; null sets no limit. */
export type Allowance = { readonly tokens: number | null; readonly dollars: number | null }

/** Something that is paid from: an incident, or a repository or everything on one day. */
export type Purse = {
  /** Unique in its ledger, such as `repository/acme/shop/2026-03-02`. */
  readonly key: string
  /** What it is, in words: `this repository for today`. */
  readonly says: string
  readonly allowance: Allowance
}

export type SetAside =
  | { readonly kind: 'set-aside' }
  | { readonly kind: 'wait' | 'used-up'; readonly purse: Purse }

/** Whether another question may be paid from all of these purses, by what is spent and what is set aside. */
export function judgePurses(
  accounts: readonly { readonly purse: Purse; readonly spent: Spending; readonly aside: Spending }[],
): SetAside {
  for (const { purse, spent } of accounts) if (reaches(spent, purse)) return { kind: 'used-up', purse }
  for (const { purse, spent, aside } of accounts) {
    if (reaches(sumOf(spent, aside), purse)) return { kind: 'wait', purse }
  }
  return { kind: 'set-aside' }
}

function reaches({ tokens, dollars }: Spending, { allowance }: Purse): boolean {
  return (
    (allowance.tokens !== null && tokens >= allowance.tokens) ||
    (allowance.dollars !== null && dollars >= allowance.dollars)
  )
}

export function sumOf(one: Spending, other: Spending): Spending {
  return { tokens: one.tokens + other.tokens, dollars: one.dollars + other.dollars }
}

/** The price of a model; null where the table does not hold it by this very name. */
export function priceOf(prices: PriceTable, model: string): ModelPrice | null {
  return Object.hasOwn(prices, model) ? (prices[model] ?? null) : null
}

export function spendingOf({ inputTokens, outputTokens }: ModelUsage, price: ModelPrice | null): Spending {
  const dollars = price === null ? 0 : (inputTokens * price.input + outputTokens * price.output) / 1_000_000
  return { tokens: inputTokens + outputTokens, dollars }
}

export type PursesOptions = {
  readonly perIncident: Allowance
  readonly perRepositoryAndDay: Allowance
  /** For everything this program does in a day. */
  readonly perDay: Allowance
}

/** The purses that questions about one incident are paid from. A day is one of UTC. */
export function pursesFor(
  { id, repo: { owner, name } }: { readonly id: string; readonly repo: { owner: string; name: string } },
  now: number,
  { perIncident, perRepositoryAndDay, perDay }: PursesOptions,
): readonly Purse[] {
  const day = new Date(now).toISOString().slice(0, 10)
  return [
    { key: `incident/${id}`, says: 'this incident', allowance: perIncident },
    {
      key: `repository/${owner}/${name}/${day}`,
      says: 'this repository for today',
      allowance: perRepositoryAndDay,
    },
    { key: `all/${day}`, says: 'all repositories for today', allowance: perDay },
  ]
}
