import { z } from 'zod'

import { closestWord } from './closest-word.ts'
import { type Mistake, type PlaceOf, readYaml } from './read-yaml.ts'
import { type Config, configSchema } from './schema.ts'

export type LoadedConfig =
  /** `warnings` are for the report: the configuration holds all the same. */
  | { readonly kind: 'loaded'; readonly config: Config; readonly warnings: readonly Mistake[] }
  | { readonly kind: 'refused'; readonly mistakes: readonly Mistake[] }

const largest = 65_536
const mostTold = 10

/**
 * Reads the text of a configuration file. Unknown keys are warned of and left out; anything else that is wrong is told
 * with line and column. Never throws for what a user wrote.
 */
export function loadConfig(text: string): LoadedConfig {
  if (Buffer.byteLength(text) > largest) {
    return { kind: 'refused', mistakes: [{ says: 'the file is larger than 64 KiB', line: 1, column: 1 }] }
  }
  const yaml = readYaml(text)
  if (yaml.kind === 'refused') return yaml
  const given = withoutNulls(yaml.value ?? {})
  const first = configSchema.safeParse(given)
  if (first.success) return { kind: 'loaded', config: first.data, warnings: [] }
  const warnings = warningsOf(first.error, yaml.placeOf)
  const wrong = mistakesOf(first.error, yaml.placeOf)
  if (wrong.length > 0) return { kind: 'refused', mistakes: [...wrong, ...warnings] }
  const second = configSchema.safeParse(withoutUnknown(given, first.error))
  return second.success
    ? { kind: 'loaded', config: second.data, warnings }
    : { kind: 'refused', mistakes: [...mistakesOf(second.error, yaml.placeOf), ...warnings] }
}

function mistakesOf({ issues }: z.ZodError, placeOf: PlaceOf): readonly Mistake[] {
  return issues
    .filter(({ code }) => code !== 'unrecognized_keys')
    .slice(0, mostTold)
    .map((issue) => ({ says: wordsFor(issue), ...placeOf(issue.path) }))
}

function warningsOf(error: z.ZodError, placeOf: PlaceOf): readonly Mistake[] {
  return unknownKeys(error)
    .slice(0, mostTold)
    .map(({ path, key }) => {
      const likely = closestWord(key, keysAt(path))
      const hint = likely === null ? '' : `; did you mean \`${likely}\`?`
      const name = nameOf([...path, key.slice(0, 60)])
      return { says: `the key \`${name}\` is not known and was left out${hint}`, ...placeOf(path, key) }
    })
}

function unknownKeys({
  issues,
}: z.ZodError): readonly { readonly path: readonly PropertyKey[]; readonly key: string }[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => ({ path: issue.path, key })) : [],
  )
}

function wordsFor({
  path,
  message,
}: {
  readonly path: readonly PropertyKey[]
  readonly message: string
}): string {
  const name = path.length === 0 ? 'the file' : `\`${nameOf(path)}\``
  return `${name}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`
}

function nameOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.')
}

/** The keys that may stand in the map at this path. */
function keysAt(path: readonly PropertyKey[]): readonly string[] {
  let schema: unknown = z.toJSONSchema(configSchema, { io: 'input' })
  for (const step of ['properties', ...path.flatMap((one) => [one, 'properties'])]) {
    schema = isMap(schema) ? schema[String(step)] : undefined
  }
  return isMap(schema) ? Object.keys(schema) : []
}

/** An empty value, as in `environments:` with nothing behind it, is as good as none. */
function withoutNulls(value: unknown): unknown {
  if (!isMap(value)) return value
  const kept = Object.entries(value).filter(([, one]) => one !== null)
  return Object.fromEntries(kept.map(([key, one]) => [key, withoutNulls(one)]))
}

function withoutUnknown(given: unknown, error: z.ZodError): unknown {
  const unknown = new Set(unknownKeys(error).map(({ path, key }) => nameOf([...path, key])))
  const cleaned = (value: unknown, path: string): unknown => {
    if (!isMap(value)) return value
    const kept = Object.entries(value).filter(([key]) => !unknown.has(path + key))
    return Object.fromEntries(kept.map(([key, one]) => [key, cleaned(one, `${path}${key}.`)]))
  }
  return cleaned(given, '')
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
