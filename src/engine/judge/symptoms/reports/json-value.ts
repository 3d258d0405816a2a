/** Members of a parsed JSON object; none where it is no object. */
export type JsonObject = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {})

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** The text, or null where it is none or blank. */
export const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null

/** A 1-based line, or null. */
export const lineOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 1e9 ? value : null

/** The parsed text as an object; an empty one where it is no JSON or something else. */
export const parsedObject = (text: string): JsonObject => {
  try {
    return objectOf(JSON.parse(text))
  } catch {
    return {}
  }
}

/** Finds where texts stand in the JSON they were parsed from, each search starting where the last one ended. */
export const finding = (json: string): ((text: string) => number) => {
  let from = 0
  return (text) => {
    const at = json.indexOf(JSON.stringify(text).slice(1, -1), from)
    if (at === -1) return from
    from = at
    return at
  }
}
