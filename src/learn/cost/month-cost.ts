import { type ModelPrice, spendingOf } from '../../engine/model/model-spending.ts'

/** What one past incident would have cost. */
export type IncidentCost = {
  readonly questions: number
  readonly inputTokens: number
  /** Of the answers: as short as they are asked for, and as long as they may be, with reasoning before them. */
  readonly outputTokens: number
  readonly mostOutputTokens: number
}

export type MonthQuestion = {
  readonly incidents: readonly IncidentCost[]
  readonly incidentsPerMonth: number
  /** Null where nobody said what a token costs. */
  readonly price: ModelPrice | null
}

/** Means of an incident and sums of a month. Dollars are null where no price is known. */
export type MonthCost = {
  /** Past incidents that were looked at, and the share of them about which somebody would be asked. */
  readonly looked: number
  readonly asked: number | null
  readonly questions: { readonly mean: number; readonly most: number }
  readonly inputTokens: number
  readonly outputTokens: number
  readonly mostOutputTokens: number
  readonly month: {
    readonly incidents: number
    readonly questions: number
    readonly inputTokens: number
    readonly outputTokens: number
    readonly mostOutputTokens: number
    readonly dollars: number | null
    readonly mostDollars: number | null
  }
}

/** A month as if its incidents were like those of the past. */
export function monthCost({ incidents, incidentsPerMonth, price }: MonthQuestion): MonthCost {
  const mean = (of: (one: IncidentCost) => number): number =>
    incidents.length === 0 ? 0 : incidents.reduce((sum, one) => sum + of(one), 0) / incidents.length
  const each = {
    questions: mean(({ questions }) => questions),
    inputTokens: mean(({ inputTokens }) => inputTokens),
    outputTokens: mean(({ outputTokens }) => outputTokens),
    mostOutputTokens: mean(({ mostOutputTokens }) => mostOutputTokens),
  }
  const inMonth = (figure: number): number => Math.round(figure * incidentsPerMonth)
  const dollars = (outputTokens: number): number | null =>
    price === null
      ? null
      : spendingOf({ inputTokens: each.inputTokens, outputTokens }, price).dollars * incidentsPerMonth
  return {
    looked: incidents.length,
    asked: incidents.length === 0 ? null : mean(({ questions }) => (questions > 0 ? 1 : 0)),
    questions: {
      mean: each.questions,
      most: incidents.reduce((most, { questions }) => Math.max(most, questions), 0),
    },
    inputTokens: each.inputTokens,
    outputTokens: each.outputTokens,
    mostOutputTokens: each.mostOutputTokens,
    month: {
      incidents: incidentsPerMonth,
      questions: inMonth(each.questions),
      inputTokens: inMonth(each.inputTokens),
      outputTokens: inMonth(each.outputTokens),
      mostOutputTokens: inMonth(each.mostOutputTokens),
      dollars: dollars(each.outputTokens),
      mostDollars: dollars(each.mostOutputTokens),
    },
  }
}
