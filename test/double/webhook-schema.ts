import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { pointerStep, schemaChecks, type Check } from './schema-check.ts'

type Document = { readonly webhooks: Readonly<Record<string, unknown>> }

let loaded: { readonly names: ReadonlySet<string>; readonly check: (pointer: string) => Check } | null = null

function github() {
  if (loaded !== null) return loaded
  // The package's main file would read the descriptions of seven GitHub versions more.
  const main = import.meta.resolve('@octokit/openapi-webhooks')
  const file = fileURLToPath(new URL('generated/api.github.com.json', main))
  const document = JSON.parse(readFileSync(file, 'utf8')) as Document
  loaded = { names: new Set(Object.keys(document.webhooks)), check: schemaChecks({ ...document }) }
  return loaded
}

/** What GitHub's published webhook schemas say against a payload; empty when nothing. */
export function payloadComplaints(
  event: string,
  payload: Readonly<Record<string, unknown>>,
): readonly string[] {
  const { names, check } = github()
  const action = payload['action']
  const name = [event, ...(typeof action === 'string' ? [action] : [])].join('-').replaceAll('_', '-')
  if (!names.has(name)) return [`GitHub has no webhook ${name}`]
  const body = `/webhooks/${pointerStep(name)}/post/requestBody/content/${pointerStep('application/json')}/schema`
  return check(body)(payload)
}
