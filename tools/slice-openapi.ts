/**
 * Cuts GitHub's published REST description down to the operations that this project calls, for the tests' GitHub
 * double to check itself against. The whole description is too large to depend on, so it is installed elsewhere:
 *
 *     npm i @octokit/openapi@23.0.2 --no-save --prefix /tmp/openapi
 *     node tools/slice-openapi.ts /tmp/openapi/node_modules/@octokit/openapi/generated/api.github.com.json
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv, exit } from 'node:process'
import { gzipSync } from 'node:zlib'

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
type JsonObject = { readonly [key: string]: Json }

const operations = [
  'GET /app',
  'GET /app/hook/config',
  'GET /app/hook/deliveries',
  'GET /app/hook/deliveries/{delivery_id}',
  'POST /app/hook/deliveries/{delivery_id}/attempts',
  'GET /app/installations',
  'POST /app/installations/{installation_id}/access_tokens',
  'GET /installation/repositories',
  'GET /rate_limit',
  'GET /repos/{owner}/{repo}',
  'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
  'GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs',
  'GET /repos/{owner}/{repo}/actions/runs',
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts',
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs',
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs',
  'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
  'POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs',
  'POST /repos/{owner}/{repo}/check-runs',
  'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
  'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations',
  'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
  'GET /repos/{owner}/{repo}/commits',
  'PATCH /repos/{owner}/{repo}/comments/{comment_id}',
  'GET /repos/{owner}/{repo}/commits/{commit_sha}/comments',
  'POST /repos/{owner}/{repo}/commits/{commit_sha}/comments',
  'GET /repos/{owner}/{repo}/commits/{ref}',
  'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
  'GET /repos/{owner}/{repo}/compare/{basehead}',
  'GET /repos/{owner}/{repo}/deployments',
  'GET /repos/{owner}/{repo}/deployments/{deployment_id}',
  'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
  'POST /repos/{owner}/{repo}/git/commits',
  'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
  'GET /repos/{owner}/{repo}/installation',
  'GET /repos/{owner}/{repo}/issues',
  'POST /repos/{owner}/{repo}/issues',
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
  'GET /repos/{owner}/{repo}/issues/{issue_number}',
  'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
]

const notNeeded = new Set([
  'description',
  'example',
  'examples',
  'externalDocs',
  'title',
  'deprecated',
  'default',
])

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)

/** OpenAPI 3.0 says `nullable: true` beside anything; JSON Schema, and so Ajv, knows only a type or a branch `null`. */
function withNull(schema: JsonObject): JsonObject {
  const { nullable, ...rest } = schema
  if (nullable !== true) return rest
  const type = rest['type']
  if (typeof type !== 'string') return { anyOf: [rest, { type: 'null' }] }
  const choices = rest['enum']
  return {
    ...rest,
    type: [type, 'null'],
    ...(isList(choices) ? { enum: [...new Set([...choices, null])] } : {}),
  }
}

/** A copy of a schema as Ajv wants it. Below `properties` the keys are names of GitHub's and are all kept. */
function cleanSchema(value: Json, keysAreNames = false): Json {
  if (isList(value)) return value.map((item) => cleanSchema(item))
  if (!isObject(value)) return value
  const kept = Object.entries(value).filter(
    ([key]) => keysAreNames || (!notNeeded.has(key) && !key.startsWith('x-')),
  )
  const copy = Object.fromEntries(
    kept.map(([key, item]) => [
      key,
      key === 'enum' && !keysAreNames ? item : cleanSchema(item, key === 'properties' && !keysAreNames),
    ]),
  )
  return keysAreNames ? copy : withNull(copy)
}

const nameOf = ({ name }: JsonObject): string => (typeof name === 'string' ? name : '')

function reader(description: JsonObject) {
  const follow = (value: Json | undefined): JsonObject => {
    if (!isObject(value)) return {}
    const ref = value['$ref']
    if (typeof ref !== 'string') return value
    const steps = ref.replace('#/', '').split('/')
    return follow(
      steps.reduce<Json | undefined>((at, step) => (isObject(at) ? at[step] : undefined), description),
    )
  }
  const schemaOf = (body: Json | undefined): Json => {
    const content = follow(follow(body)['content'])
    const media = follow(content['application/json'])
    return media['schema'] === undefined ? null : cleanSchema(media['schema'])
  }
  const operation = (name: string): JsonObject => {
    const [method = '', path = ''] = name.split(' ')
    const found = follow(follow(follow(description['paths'])[path])[method.toLowerCase()])
    const responses = follow(found['responses'])
    const parameters = isList(found['parameters']) ? found['parameters'] : []
    if (Object.keys(responses).length === 0) throw new Error(`GitHub's description has no ${name}`)
    return {
      query: Object.fromEntries(
        parameters
          .map(follow)
          .filter((parameter) => parameter['in'] === 'query')
          .map((parameter) => [nameOf(parameter), cleanSchema(parameter['schema'] ?? {})]),
      ),
      request: schemaOf(found['requestBody']),
      responses: Object.fromEntries(
        Object.entries(responses).map(([status, body]) => [status, schemaOf(body)]),
      ),
    }
  }
  return { follow, operation }
}

function refsIn(value: Json, found: Set<string>): Set<string> {
  for (const [, name] of JSON.stringify(value).matchAll(/"\$ref":"#\/components\/schemas\/([^"]{1,200})"/g)) {
    if (name !== undefined) found.add(name)
  }
  return found
}

/** The slice: our operations, and every schema that they reach. */
function slice(description: JsonObject): JsonObject {
  const { follow, operation } = reader(description)
  const ours = Object.fromEntries(operations.map((name) => [name, operation(name)]))
  const all = follow(follow(description['components'])['schemas'])
  const schemas: Record<string, Json> = {}
  const wanted = [...refsIn(ours, new Set())]
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (name in schemas) continue
    const schema = cleanSchema(all[name] ?? {})
    schemas[name] = schema
    wanted.push(...refsIn(schema, new Set()))
  }
  const sorted = Object.fromEntries(Object.entries(schemas).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return {
    version: follow(description['info'])['version'] ?? '',
    operations: ours,
    components: { schemas: sorted },
  }
}

const source = argv[2]
if (source === undefined) {
  console.error('Usage: node tools/slice-openapi.ts <path of api.github.com.json of @octokit/openapi>')
  exit(2)
}
const cut = JSON.stringify(slice(JSON.parse(readFileSync(source, 'utf8')) as JsonObject))
const target = join(import.meta.dirname, '..', 'test', 'double', 'github-openapi-slice.json.gz')
writeFileSync(target, gzipSync(cut, { level: 9 }))
console.log(`${operations.length} operations, ${cut.length} bytes before compression, written to ${target}`)
