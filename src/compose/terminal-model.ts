import { policyFromConfig } from '../config/policy-from-config.ts'
import type { RankerWeights } from '../engine/judge/ranking/ranker-weights.ts'
import type { Incident } from '../engine/model/incident.ts'
import type { Policy } from '../engine/model/policy.ts'
import { Refusal } from '../engine/model/refusal.ts'
import { cloneConfig } from './clone-config.ts'
import type { ComposedModel, ModelServer } from './compose-model.ts'
import type { RepositoryConfig } from './config-of-text.ts'
import { type HeardPolicy, heardPolicy } from './heard-policy.ts'
import { terminalPolicy } from './terminal-policy.ts'

/** Whether a language model is asked for a person at a terminal. */
export type TerminalModel =
  | {
      readonly kind: 'asks'
      /** What holds at a terminal, with elections as the repository wants them. */
      readonly heard: HeardPolicy
      readonly modelFor: (incident: Incident) => Promise<ComposedModel>
    }
  /** `because` is null where no server is named, so that nobody expects one to be asked. */
  | { readonly kind: 'asks-nobody'; readonly because: string | null }

export type TerminalQuestion = {
  readonly directory: string
  readonly server: ModelServer | null
  /** Whether the person named the model for this one question, which is the word of whoever runs us. */
  readonly isNamed: boolean
  /** Of the ranker; null: the shipped ones. */
  readonly weights: RankerWeights | null
}

/**
 * The model that may be asked about a failure in a clone. A model that only the environment names is asked where the
 * repository says so, and since a clone does not tell whether its repository is private, it takes both words of a
 * private one. What is spent is limited for this run: a terminal keeps no ledger.
 */
export async function terminalModel({
  directory,
  server,
  isNamed,
  weights,
}: TerminalQuestion): Promise<TerminalModel> {
  if (server === null) return { kind: 'asks-nobody', because: null }
  try {
    const { config, repo } = await cloneConfig(directory)
    const because = isNamed ? null : missingWord(config)
    if (because !== null) return { kind: 'asks-nobody', because }
    const record = config.voteRecord ?? null
    const hearing = { repo, model: server.model, voter: server.voter ?? 'chat', weights, record }
    return {
      kind: 'asks',
      heard: heardPolicy(electionPolicy(config), hearing),
      modelFor: async (incident) => await composed(server, incident, config),
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { kind: 'asks-nobody', because: error.message }
  }
}

/** The policy of a terminal, with elections held as the configuration of the clone's repository says. */
export function electionPolicy(config: RepositoryConfig): Policy {
  const { election } = policyFromConfig(config)
  return { ...terminalPolicy, ...(election === undefined ? {} : { election }) }
}

function missingWord({ languageModel }: RepositoryConfig): string | null {
  if (!languageModel.enabled) return 'its configuration at HEAD does not say languageModel.enabled: true'
  if (languageModel.inPrivateRepositories) return null
  return (
    'its configuration at HEAD does not say languageModel.inPrivateRepositories: true, and a clone does not tell ' +
    'whether its repository is private'
  )
}

async function composed(
  server: ModelServer,
  incident: Incident,
  config: RepositoryConfig,
): Promise<ComposedModel> {
  const [{ composeModel }, { circuitBreaker }, { memoryLedger }] = await Promise.all([
    import('./compose-model.ts'),
    import('../adapters/language-model/circuit-breaker.ts'),
    import('../adapters/language-model/memory-ledger.ts'),
  ])
  const clock = { now: () => Date.now() }
  const parts = { server, breaker: circuitBreaker({ clock }), ledger: memoryLedger(), answers: null, clock }
  return composeModel({ ...parts, journal: { note: () => undefined } }, incident, config)
}
