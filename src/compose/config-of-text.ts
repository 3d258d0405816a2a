import { loadConfigWithin } from '../config/load-config-within.ts'
import { type Config, defaultConfig } from '../config/schema.ts'
import { Refusal } from '../engine/model/refusal.ts'

/** Where a repository keeps its configuration. */
export const configPath = '.github/prime-suspect.yml'

/**
 * The configuration, and what is odd about it though it holds. The warnings quote what the file says. `voteRecord` is the
 * text of the file beside it that tells of a backtest with a language model, where there is one.
 */
export type RepositoryConfig = Config & {
  readonly warnings?: readonly string[]
  readonly voteRecord?: string
}

/**
 * The configuration that the text of a file says; the defaults where there is no file (null).
 * @throws {Refusal} `misconfigured` with line and column where the file cannot be used: a typing error must not
 * turn `observe` into `report`
 */
export function configOfText(text: string | null): RepositoryConfig {
  if (text === null) return defaultConfig
  const loaded = loadConfigWithin(text)
  if (loaded.kind === 'loaded') {
    const warnings = loaded.warnings.map(({ says, line }) => `${configPath}, line ${line}: ${says}`)
    return { ...loaded.config, warnings }
  }
  const said = loaded.mistakes.map(({ says, line, column }) => `${line}:${column} ${says}`).join('; ')
  throw new Refusal('misconfigured', `${configPath} cannot be used: ${said}`.slice(0, 1000), 'Correct it.')
}
