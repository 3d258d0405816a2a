import { z } from 'zod'

const text = z.string()
const commit = z
  .string()
  .regex(/^[0-9a-f]{40}$/, 'is not a full commit id (40 hex digits, lower case)')
  .meta({ description: 'Full commit id: 40 hex digits, lower case' })
const count = z.int().min(0)
const instant = z.iso.datetime('is not a time in UTC like 2026-01-31T23:59:00Z')
const zonedInstant = z.iso.datetime({
  offset: true,
  error: 'is not a time with its zone like 2026-01-31T23:59:00+01:00',
})

const incident = z.strictObject({
  kind: z.enum(['check', 'deployment', 'alert']),
  name: text.min(1).meta({ description: 'Name of the job, check or alert' }),
  environment: text.min(1).optional(),
  title: text.meta({ description: 'One line, what a person would see' }),
  at: instant.optional().meta({ description: 'When it was seen, ISO 8601 in UTC' }),
})

const failure = z.strictObject({
  name: text,
  log: text.meta({
    description: 'The failing log as the CI system prints it, ANSI codes and timestamps kept',
  }),
  baseline: text.optional().meta({ description: "The same job's log at the last good commit" }),
})

const range = z.strictObject({
  good: commit,
  bad: commit,
  tree: commit.optional().meta({ description: 'Where files are read; `bad` where absent' }),
  exclude: z.array(commit).readonly().optional().meta({ description: 'Commits that are no candidates' }),
  commits: z.array(commit).readonly().optional().meta({ description: 'Exactly these are the candidates' }),
})

const file = z.strictObject({
  path: text.min(1),
  previousPath: text.min(1).optional(),
  status: text.optional(),
  additions: count.optional(),
  deletions: count.optional(),
  patch: text.nullable().optional(),
})

const change = z.strictObject({
  id: text.min(1),
  repo: text.optional(),
  title: text,
  body: text.optional(),
  author: text.optional(),
  mergedAt: zonedInstant.optional(),
  files: z.array(file).readonly(),
})

/** One line of a case file: see docs/cli.md. Every text is untrusted. */
export const caseSchema = z
  .strictObject({
    id: text.min(1).meta({ description: 'Unique in the file' }),
    repo: text.regex(/^[^\s/]{1,200}\/[^\s/]{1,200}$/, 'is not of the form owner/name'),
    incident,
    failures: z.array(failure).min(1).readonly(),
    range: range.optional(),
    changes: z.array(change).readonly().optional(),
    answer: z
      .strictObject({ culprits: z.array(text).readonly() })
      .optional()
      .meta({ description: 'What turned out to be the cause; an empty list says that no change was' }),
  })
  .superRefine((line, context) => {
    if (line.range === undefined && line.changes === undefined) {
      context.addIssue({ code: 'custom', message: 'has neither "range" nor "changes"; give exactly one' })
    }
    if (line.range !== undefined && line.changes !== undefined) {
      context.addIssue({ code: 'custom', message: 'has both "range" and "changes"; give exactly one' })
    }
    const twice = firstTwice((line.changes ?? []).map(({ id }) => id))
    if (twice !== null) {
      context.addIssue({
        code: 'custom',
        path: ['changes'],
        message: `names the change ${JSON.stringify(twice)} twice`,
      })
    }
  })
  .meta({
    title: 'Regression case',
    description: 'One line of a Prime Suspect case file (JSON Lines), version 1',
    oneOf: [{ required: ['range'] }, { required: ['changes'] }],
  })

type WholeCase = z.infer<typeof caseSchema>

/** What was known when the failure was seen: all of a case but its answer. The only part that ranking is given. */
export type OpenCase = Omit<WholeCase, 'answer'>

export type CaseRange = NonNullable<WholeCase['range']>
export type CaseChange = NonNullable<WholeCase['changes']>[number]

/** Which changes did it. An empty list: none of those in the window. */
export type CaseAnswer = NonNullable<WholeCase['answer']>

function firstTwice(ids: readonly string[]): string | null {
  const seen = new Set<string>()
  for (const id of ids) {
    if (seen.has(id)) return id
    seen.add(id)
  }
  return null
}
