type Schema = Readonly<Record<string, unknown>>

/** Keywords that strict structured output takes everywhere; some servers refuse a request for any other. */
const plain = new Set(['type', 'description', 'enum', 'const', 'required', '$ref'])
const nested = new Set(['items', 'additionalProperties', 'not'])
const lists = new Set(['anyOf', 'allOf', 'oneOf', 'prefixItems'])
const maps = new Set(['properties', '$defs'])

/** The schema without keywords that servers refuse (`$schema`, `minimum`, `format` …). It may accept more, never less. */
export function portableSchema(schema: Schema): Schema {
  return Object.fromEntries(
    Object.entries(schema).flatMap(([keyword, value]) => {
      if (plain.has(keyword)) return [[keyword, value]]
      if (nested.has(keyword)) return [[keyword, portable(value)]]
      if (lists.has(keyword) && Array.isArray(value)) return [[keyword, value.map(portable)]]
      if (maps.has(keyword) && isSchema(value)) return [[keyword, mapValues(value)]]
      return []
    }),
  )
}

/** Keys of a map are names, not keywords: a property may well be called `format`. */
function mapValues(schemas: Schema): Schema {
  return Object.fromEntries(Object.entries(schemas).map(([name, value]) => [name, portable(value)]))
}

function portable(value: unknown): unknown {
  return isSchema(value) ? portableSchema(value) : value
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
