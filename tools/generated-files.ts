import { z } from 'zod'

import { caseSchema } from '../src/adapters/case-file/case-schema.ts'
import { dossierSchema } from '../src/adapters/case-file/dossier-schema.ts'
import { configJsonSchema, configTable, environmentTable } from '../src/config/config-documents.ts'

/** Files that are written by `npm run generate` and never by hand: path from the root of the project, and text. */
export const generatedFiles: readonly { readonly path: string; readonly text: () => string }[] = [
  { path: 'docs/generated/case.schema.json', text: () => jsonSchema(caseSchema) },
  { path: 'docs/generated/dossier.schema.json', text: () => jsonSchema(dossierSchema) },
  { path: 'docs/generated/config.schema.json', text: () => json(configJsonSchema()) },
  { path: 'docs/generated/config.md', text: () => page('Configuration file', configTable()) },
  { path: 'docs/generated/environment.md', text: () => page('Environment variables', environmentTable()) },
]

function jsonSchema(schema: z.ZodType): string {
  return json(
    z.toJSONSchema(schema, {
      io: 'input',
      // `readonly` is a promise of our own types; in JSON schema it means "ignored when written", which is not so.
      override: ({ jsonSchema: one }) => {
        delete one.readOnly
      },
    }),
  )
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

function page(title: string, table: string): string {
  return `# ${title}\n\n${table}`
}
