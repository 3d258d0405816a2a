import { budgetedModel } from '../adapters/language-model/budgeted-model.ts'
import { cachedModel } from '../adapters/language-model/cached-model.ts'
import type { Breaker } from '../adapters/language-model/circuit-breaker.ts'
import { decisionsModel } from '../adapters/language-model/decisions-model.ts'
import type { OpenAiSettings } from '../adapters/language-model/openai-client.ts'
import { openAiModel } from '../adapters/language-model/openai-model.ts'
import { questionHash } from '../adapters/language-model/question-hash.ts'
import { shutdownDate } from '../adapters/language-model/shutdown-date.ts'
import type { Config } from '../config/schema.ts'
import type { Incident } from '../engine/model/incident.ts'
import {
  type Allowance,
  type ModelPrice,
  noUsage,
  priceOf,
  pursesFor,
  spendingOf,
} from '../engine/model/model-spending.ts'
import type { AnswerCache, Clock, Journal, LanguageModel, SpendLedger } from '../engine/ports.ts'

/** A server of language models as whoever runs us configured it. */
export type ModelServer = OpenAiSettings & {
  readonly voter?: 'chat' | 'decisions'
  /** Goes before the price of the repository's configuration; null: that one counts. */
  readonly price?: ModelPrice | null
  /** For all repositories together. */
  readonly perDay?: Allowance
}

export type ModelParts = {
  readonly server: ModelServer
  readonly breaker: Breaker
  readonly ledger: SpendLedger
  /** Null: the same question is asked again. */
  readonly answers: AnswerCache | null
  readonly clock: Clock
  /** Told of every question that leaves, by the hash that `--show-prompt` prints beside its words. */
  readonly journal: Journal
}

export type ComposedModel = {
  readonly model: LanguageModel
  /** What it cost so far; null where its price is not known. */
  readonly dollars: () => number | null
}

const unlimited: Allowance = { tokens: null, dollars: null }

/** The model that is asked about one incident: by the cache, the budgets and the breaker, in this order. */
export function composeModel(
  { server, breaker, ledger, answers, clock, journal }: ModelParts,
  incident: Incident,
  { languageModel }: Pick<Config, 'languageModel'>,
): ComposedModel {
  const settings = { ...server, contextTokens: languageModel.contextTokens }
  const price = server.price ?? priceOf(languageModel.prices, server.model)
  const purses = pursesFor(incident, clock.now(), {
    perIncident: languageModel.perIncident,
    perRepositoryAndDay: languageModel.perDay,
    perDay: server.perDay ?? unlimited,
  })
  const asked = server.voter === 'decisions' ? decisionsModel(settings) : openAiModel(settings)
  let spent = 0
  const counted: LanguageModel = {
    ...asked,
    ask: async (question) => {
      const answer = await asked.ask(question)
      const { kind, tokens } = answer
      journal.note('asked a language model', {
        incident: incident.id,
        model: server.model,
        prompt: questionHash(question),
        kind,
        tokens,
      })
      spent += spendingOf(answer.usage ?? noUsage, price).dollars
      return answer
    },
  }
  const paid = budgetedModel(breaker.guard(counted), { purses, ledger, price })
  const of = [server.baseUrl, server.model, server.voter ?? 'chat']
  return {
    model: answers === null ? paid : cachedModel(paid, answers, of),
    dollars: () => (price === null ? null : spent),
  }
}

const warnedDaysBefore = 120
const day = 86_400_000

/** The day on which the provider has announced to shut the model down, where that is soon. Never throws. */
export async function shutdownSoon(server: ModelServer, clock: Clock): Promise<string | null> {
  const date = await shutdownDate(server)
  const isSoon = date !== null && Date.parse(date) - clock.now() <= warnedDaysBefore * day
  return isSoon ? date.slice(0, 10) : null
}

/** Notes once that the provider has announced to shut the model down soon. Never throws; nobody need wait for it. */
export async function warnOfShutdown(server: ModelServer, clock: Clock, journal: Journal): Promise<void> {
  const on = await shutdownSoon(server, clock)
  if (on !== null)
    journal.note('the language model will be shut down by its provider; choose another', { on })
}
