import { z } from 'zod'

import { environmentSchema } from './environment-schema.ts'
import { configSchema } from './schema.ts'

/** JSON schema (draft 2020-12) of the configuration file, for editors. */
export function configJsonSchema(): Readonly<Record<string, unknown>> {
  return { ...z.toJSONSchema(configSchema, { io: 'input' }), title: 'Prime Suspect' }
}

/** The keys of the configuration file as a Markdown table, in the order of the schema. */
export function configTable(): string {
  return tableOf(rowsOf(configJsonSchema(), ''))
}

/** The environment variables of the App as a Markdown table. */
export function environmentTable(): string {
  return tableOf(rowsOf(z.toJSONSchema(environmentSchema, { io: 'input' }), ''))
}

type Schema = Readonly<Record<string, unknown>>
type Row = { readonly key: string; readonly type: string; readonly preset: string; readonly meaning: string }

function rowsOf(schema: Schema, path: string): readonly Row[] {
  const required = Array.isArray(schema['required']) ? schema['required'] : []
  return Object.entries(mapOf(schema['properties'])).flatMap(([name, value]) => {
    const one = mapOf(value)
    const key = path === '' ? name : `${path}.${name}`
    if (one['properties'] !== undefined) return rowsOf(one, key)
    const preset = required.includes(name) ? 'needed' : presetOf(one['default'])
    return [{ key, type: typeOf(one), preset, meaning: textOf(one['description']) }]
  })
}

function typeOf(schema: Schema): string {
  if (Array.isArray(schema['enum'])) return schema['enum'].map((value) => `\`${String(value)}\``).join(' or ')
  // What may be absent is one thing or null.
  if (Array.isArray(schema['anyOf'])) return typeOf(mapOf(schema['anyOf'][0]))
  if (schema['type'] === 'array') return listOf(mapOf(schema['items']))
  if (schema['type'] === 'object') return `by name: ${fieldsOf(mapOf(schema['additionalProperties']))}`
  return `${textOf(schema['type'])}${rangeOf(schema)}`
}

function listOf(items: Schema): string {
  return Array.isArray(items['enum']) ? `list of ${typeOf(items)}` : `list of ${typeOf(items)}s`
}

function fieldsOf(schema: Schema): string {
  const fields = Object.entries(mapOf(schema['properties']))
  return fields.map(([name, value]) => `\`${name}\` (${typeOf(mapOf(value))})`).join(' and ')
}

function rangeOf({ minimum: least, maximum: most }: Schema): string {
  if (typeof least !== 'number') return ''
  return typeof most === 'number' && most < Number.MAX_SAFE_INTEGER
    ? `, ${least} to ${most}`
    : `, from ${least}`
}

function presetOf(preset: unknown): string {
  if (preset === undefined) return ''
  if (preset === null) return 'none'
  if (!Array.isArray(preset)) return typeof preset === 'object' ? 'empty' : `\`${textOf(preset)}\``
  return preset.length === 0 ? 'empty' : preset.map((value) => `\`${textOf(value)}\``).join(', ')
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(({ key, type, preset, meaning }) =>
    [`\`${key}\``, type, preset, meaning].map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | '),
  )
  return [
    '| key | type | default | meaning |',
    '| --- | --- | --- | --- |',
    ...lines.map((line) => `| ${line} |`),
    '',
  ].join('\n')
}

function mapOf(value: unknown): Schema {
  return typeof value === 'object' && value !== null ? (value as Schema) : {}
}
