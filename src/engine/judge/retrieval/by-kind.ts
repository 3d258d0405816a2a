import type { Evidence } from '../../model/evidence.ts'
import type { ChangeId } from '../../model/ids.ts'
import type { Match } from '../../model/match.ts'
import type { Symptom } from '../../model/symptom.ts'
import { inverseDocumentFrequency } from './bm25.ts'
import type { Heuristic } from './heuristic.ts'

/** A kind of failure and the kind of file whose change brings it about. */
type Affinity = {
  readonly says: string
  readonly symptom: (symptom: Symptom) => boolean
  readonly touches: (path: string) => boolean
}

const resolvers = new Set([
  'npm',
  'pnpm',
  'yarn',
  'pip',
  'poetry',
  'uv',
  'cargo',
  'maven',
  'gradle',
  'composer',
  'bundler',
  'mix',
  'pub',
  'swiftpm',
  'nuget',
  'go-modules',
])
const missingModule =
  /\b(?:cannot find (?:module|package)|no module named|module not found|could not resolve (?:dependency|dependencies|import)|no required module provides|unresolved import|class not found|cannot find symbol class|package .{1,80} (?:does not exist|is not in)|peer dep|lock ?file|ERESOLVE|version conflict|no matching (?:version|distribution))/i

const manifests =
  /(?:^|\/)(?:package\.json|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|pnpm-workspace\.yaml|\.npmrc|bun\.lockb?|requirements(?:[^/]*|\/[^/]+)\.(?:txt|in)|setup\.(?:py|cfg)|pyproject\.toml|poetry\.lock|uv\.lock|Pipfile(?:\.lock)?|Cargo\.(?:toml|lock)|go\.(?:mod|sum|work)|pom\.xml|build\.gradle(?:\.kts)?|libs\.versions\.toml|gradle\.properties|Gemfile(?:\.lock)?|[^/]+\.gemspec|composer\.(?:json|lock)|mix\.(?:exs|lock)|pubspec\.(?:yaml|lock)|Package\.(?:swift|resolved)|[^/]+\.csproj|packages\.config|Directory\.Packages\.props|DEPS|\.gitmodules|WORKSPACE(?:\.bazel)?|MODULE\.bazel)$/

const containers =
  /(?:^|\/)(?:[^/]*Dockerfile[^/]*|\.dockerignore|(?:docker-)?compose[^/]*\.ya?ml|Containerfile)$/
const deployed =
  /(?:^|\/)(?:charts?|helm|k8s|kubernetes|manifests|deploys?|deployments?|terraform|infra)\/|(?:^|\/)(?:values[^/]*|Chart)\.ya?ml$/
const databases = /(?:^|\/)(?:migrations?|db\/migrate|alembic|flyway)\/|\.sql$|schema\.(?:rb|prisma|sql)$/

const affinities: readonly Affinity[] = [
  {
    says: 'It changes what the code depends on, and the failure is about a dependency.',
    symptom: (one) =>
      (one.kind === 'diagnostic' && resolvers.has(one.tool) && one.severity === 'error') ||
      ((one.kind === 'error-message' || one.kind === 'diagnostic') &&
        missingModule.test(one.kind === 'diagnostic' ? one.message : one.text)),
    touches: (path) => manifests.test(path),
  },
  {
    says: 'It changes the container, and the failure is in building or running one.',
    symptom: (one) => one.kind === 'diagnostic' && /^(?:docker|compose|hadolint|buildkit)$/.test(one.tool),
    touches: (path) => containers.test(path),
  },
  {
    says: 'It changes the infrastructure’s description, and the failure is in applying it.',
    symptom: (one) =>
      one.kind === 'diagnostic' && /^(?:terraform|helm|kubectl|kubernetes|ansible|pulumi)$/.test(one.tool),
    touches: (path) =>
      /\.(?:tf|tfvars|hcl)$/.test(path) || (deployed.test(path) && /\.(?:ya?ml|tpl|json)$/.test(path)),
  },
  {
    says: 'It changes the database, and the failure is in a migration or a query.',
    symptom: (one) =>
      (one.kind === 'diagnostic' &&
        /migrat|sql|prisma|alembic|flyway|liquibase|django|knex/.test(one.tool)) ||
      (one.kind === 'error-message' &&
        /\b(?:relation|column|table) .{1,80} (?:does not exist|already exists)|no such (?:table|column)|SQLSTATE|migration/i.test(
          one.text,
        )),
    touches: (path) => databases.test(path),
  },
]

/** Changes to the kind of file that brings about the kind of failure at hand: manifests and locks, containers, migrations. */
export const byKind: Heuristic = {
  name: 'kind',
  because: 'changes the kind of file that such failures come from',
  find({ reading }, changes) {
    const found = new Map<ChangeId, Match>()
    const fresh = reading.symptoms.filter(({ novel }) => novel)
    for (const affinity of affinities) {
      const symptom = fresh.find(affinity.symptom)
      if (symptom === undefined) continue
      const touchers = changes.filter(({ files }) => files.some(({ path }) => affinity.touches(path)))
      const score = inverseDocumentFrequency(changes.length, touchers.length)
      for (const { id } of touchers) {
        if ((found.get(id)?.score ?? 0) < score) found.set(id, { score, evidence: say(affinity, symptom) })
      }
    }
    return found
  },
}

function say({ says }: Affinity, { at }: Symptom): Evidence {
  return { says, quote: at.quote, file: null, line: at.line }
}
