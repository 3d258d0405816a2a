import { Ajv, type AnySchema, type ValidateFunction } from 'ajv'

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/

// Where there is no address GitHub gives an empty text, and its description even names that as the default.
const isUri = (text: string): boolean =>
  text === '' || (/^[a-z][a-z0-9+.-]{0,30}:/i.test(text) && !/\s/.test(text))

const formats = {
  'date-time': instant,
  uri: isUri,
  'uri-template': isUri,
  email: (text: string) => text.includes('@'),
}

/** Gives the complaints of a schema about a value; none when it fits. */
export type Check = (value: unknown) => readonly string[]

/**
 * Checks values against schemas of one document whose parts refer to each other by `#/components/schemas/…`.
 * A part is compiled when first asked for and kept.
 */
export function schemaChecks(document: Readonly<Record<string, unknown>>): (pointer: string) => Check {
  const ajv = new Ajv({ strict: false, allErrors: false, logger: false, formats, validateSchema: false })
  const schema: AnySchema = { ...document, $id: 'github' }
  ajv.addSchema(schema)
  const compiled = new Map<string, ValidateFunction>()
  return (pointer) => {
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `github#${pointer}` })
    compiled.set(pointer, validate)
    return (value) =>
      validate(value)
        ? []
        : (validate.errors ?? []).map((error) => {
            const { instancePath, message, params } = error
            return `${instancePath === '' ? '(top)' : instancePath} ${message ?? ''} ${JSON.stringify(params)}`
          })
  }
}

/** A name as one step of a JSON pointer in a URI fragment. */
export const pointerStep = (name: string): string =>
  encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))
