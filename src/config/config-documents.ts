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

type Row = { readonly key: string; readonly type: string; readonly preset: string; readonly meaning: string }

function rowsOf(schema: Readonly<Record<string, unknown>>, path: string): readonly Row[] {
  const required = Array.isArray(schema['required']) ? schema['required'] : []
  return Object.entries(mapOf(schema['properties'])).flatMap(([name, value]) => {
    const one = mapOf(value)
    const key = path === '' ? name : `${path}.${name}`
    if (one['type'] === 'object') return rowsOf(one, key)
    const preset = required.includes(name) ? 'needed' : presetOf(one['default'])
    return [{ key, type: typeOf(one), preset, meaning: textOf(one['description']) }]
  })
}

function typeOf(schema: Readonly<Record<string, unknown>>): string {
  if (Array.isArray(schema['enum'])) return schema['enum'].map((value) => `\`${String(value)}\``).join(' or ')
  if (schema['type'] === 'array') return `list of ${typeOf(mapOf(schema['items']))}s`
  const [least, most] = [schema['minimum'], schema['maximum']]
  const range = typeof least === 'number' && typeof most === 'number' ? `, ${least} to ${most}` : ''
  return `${textOf(schema['type'])}${range}`
}

function presetOf(preset: unknown): string {
  if (!Array.isArray(preset)) return preset === undefined ? '' : `\`${textOf(preset)}\``
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

function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
