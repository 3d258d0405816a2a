import { z } from 'zod'

import type { ChangeId, IncidentId, Instant, Sha } from '../../engine/model/ids.ts'

const text = z.string()
const count = z.int().min(0)
const line = z.int().min(1)

// A brand is a mark of the type alone; the casts are the one place where a checked string gets it.
const sha = z.string().regex(/^[0-9a-f]{40}$/) as unknown as z.ZodType<Sha>
const instant = z.iso.datetime() as unknown as z.ZodType<Instant>
const changeId = z.string().min(1) as unknown as z.ZodType<ChangeId>
const incidentId = z.string().min(1) as unknown as z.ZodType<IncidentId>

const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly()
const strict = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.strictObject(shape).readonly()

const truncated = strict({ kind: z.literal('truncated'), because: text })
const unknown = strict({ kind: z.literal('unknown'), because: text })
const completeness = z.union([strict({ kind: z.literal('complete') }), truncated, unknown])
const gap = strict({ what: text, completeness: z.union([truncated, unknown]) })

const failing = z.union([
  strict({
    kind: z.literal('check'),
    name: text,
    branch: z.exactOptional(text),
    suiteId: z.exactOptional(text),
    says: z.exactOptional(text),
  }),
  strict({
    kind: z.literal('workflow-run'),
    workflow: text,
    workflowId: text,
    runId: text,
    attempt: count,
    branch: text,
  }),
  strict({
    kind: z.literal('deployment'),
    environment: text,
    deploymentId: text,
    task: text,
    runId: text.nullable(),
    madeBy: z.exactOptional(strict({ workflowId: text, branch: text })),
  }),
  strict({
    kind: z.literal('alert'),
    name: text,
    environment: text.nullable(),
    key: z.exactOptional(text),
    says: z.exactOptional(text),
  }),
])

const incident = strict({
  id: incidentId,
  repo: strict({ owner: text, name: text }),
  failing,
  title: text,
  badSha: sha,
  seenAt: instant.nullable(),
  also: z.exactOptional(list(text)),
  again: z.exactOptional(strict({ times: count, sha, at: instant.nullable() })),
})

const range = z.union([
  strict({
    kind: z.literal('bounded'),
    good: sha,
    bad: sha,
    goodFrom: z.enum(['given', 'deployment', 'workflow-run', 'check', 'merge-queue', 'merge-base']),
  }),
  strict({
    kind: z.literal('open'),
    bad: sha,
    because: z.enum(['never-good', 'history-unavailable', 'unrelated-histories']),
    fallback: text,
  }),
  strict({ kind: z.literal('empty'), good: sha, bad: sha, because: z.enum(['same-commit', 'rolled-back']) }),
])

const file = strict({
  path: text,
  previousPath: text.nullable(),
  status: z.enum(['added', 'modified', 'removed', 'renamed', 'copied', 'unknown']),
  additions: count,
  deletions: count,
  patch: text.nullable(),
})

const change = strict({
  id: changeId,
  kind: z.enum(['pull-request', 'direct-push']),
  pull: count.nullable(),
  commits: list(sha),
  title: text,
  body: text,
  author: text.nullable(),
  repo: text.exactOptional(),
  mergedAt: instant.nullable(),
  files: list(file),
  filesCompleteness: completeness,
  mainline: line.nullable().exactOptional(),
})

const elisions = list(strict({ afterLine: count, lines: line })).exactOptional()
const log = strict({ text, completeness, elisions })

const annotation = strict({
  path: text,
  line: line.nullable(),
  level: z.enum(['failure', 'warning', 'notice']),
  message: text,
})

const failure = strict({
  name: text,
  source: z.exactOptional(z.literal('test-report')),
  log,
  baseline: log.nullable(),
  annotations: list(annotation),
  at: z.exactOptional(strict({ run: text, job: text })),
})

const attempt = strict({
  sha,
  at: instant.nullable(),
  outcome: z.enum(['passed', 'failed', 'missing', 'running']),
})

const source = strict({ path: text, text, completeness })

const syntax = strict({
  path: text,
  uses: list(text),
  definitions: list(strict({ name: text, start: line, end: line })),
  completeness,
})

const coChange = strict({ path: text, commits: count, with: list(strict({ path: text, commits: count })) })

const pastCount = strict({ name: text, commits: count, reverts: count })

const past = strict({ commits: count, reverts: count, words: list(pastCount), paths: list(pastCount) })

/** What has a default was not yet gathered when the first dossiers were written. */
const context = strict({
  lineHistories: list(strict({ path: text, start: line, end: line, commits: list(sha) })),
  sources: list(source),
  syntax: list(syntax).default([]),
  coChanges: list(coChange).default([]),
  past: past.nullable().default(null),
  ownersFile: source.nullable().default(null),
})

const mergeChecks = strict({
  change: changeId,
  checks: list(
    strict({
      name: text,
      workflow: text.nullable(),
      outcome: z.enum(['passed', 'failed', 'skipped', 'running', 'no-result', 'later']),
      startedAt: instant.nullable(),
    }),
  ),
  completeness,
})

/** Every fact gathered for one incident, version 1. The order of the keys here is their order in a written dossier. */
export const dossierSchema = z
  .strictObject({
    version: z.literal(1),
    incident,
    range,
    changes: list(change),
    failures: list(failure),
    attempts: list(attempt),
    tree: strict({ sha: sha.nullable(), paths: list(text), completeness }),
    context,
    promising: list(changeId).exactOptional(),
    cancelled: list(changeId).exactOptional(),
    mergeChecks: list(mergeChecks).exactOptional(),
    gaps: list(gap),
  })
  .readonly()
  .meta({ title: 'Dossier', description: 'Every fact Prime Suspect gathered for one incident, version 1' })
