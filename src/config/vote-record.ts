import { z } from 'zod'

/** Where a repository keeps the proof that a model's vote helps in it. */
export const voteRecordPath = '.github/prime-suspect-vote.json'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u)
const interval = z.object({ value: z.number(), low: z.number(), high: z.number() })
const cases = { count: z.int().min(1), sha256 }

/** Below this many later cases a gain tells nothing. */
const leastCases = 30

const schema = z.object({
  version: z.literal(1),
  repo: z.string().max(200),
  model: z.string().min(1).max(300),
  /** Fingerprint of the ranker's weights, beside which the vote was measured. */
  ranker: sha256,
  candidates: z.int(),
  repeats: z.int(),
  /** Of the vote, as the earlier cases fitted it. */
  weight: z.number().min(0).max(5),
  fittedOn: z.object(cases),
  measuredOn: z.object({ ...cases, since: z.string() }),
  /** With the vote less without it, on the later cases, with 95% intervals; log-likelihood in nats a case. */
  gains: z.object({
    acc1: interval.nullable(),
    acc5: interval.nullable(),
    mrr: interval.nullable(),
    logLikelihood: interval,
  }),
})

/** What a backtest with a model found: that its vote helps in this repository, beside this ranker, with this weight. */
export type VoteRecord = z.output<typeof schema>

/** What is in use where the vote is to be heard; `repo` is null where nobody knows its name. */
export type InUse = Pick<VoteRecord, 'model' | 'ranker' | 'candidates' | 'repeats'> & {
  readonly repo: string | null
  readonly voter: 'chat' | 'decisions'
}

export type HeardInfluence =
  | { readonly kind: 'fitted'; readonly weight: number }
  | { readonly kind: 'bounded'; readonly because: string }

/**
 * How far a vote may be heard that the owner wants to be `fitted`: only where the text of a record shows that it helps
 * with just what is in use. It stays bounded until a backtest on this repository says otherwise.
 */
export function heardInfluence(text: string | null, inUse: InUse): HeardInfluence {
  if (inUse.voter !== 'chat')
    return bounded('a backtest asks by chat completions, and here OPENAI_VOTER is another')
  if (text === null) return bounded(`there is no ${voteRecordPath}`)
  const read = schema.safeParse(jsonOf(text))
  if (!read.success) return bounded(`${voteRecordPath} is not what a backtest writes`)
  const record = read.data
  const other = otherThan(record, inUse)
  if (other !== null) return bounded(`${voteRecordPath} is about ${other}`)
  const because = whyNoProof(record)
  return because === null
    ? { kind: 'fitted', weight: record.weight }
    : bounded(`${voteRecordPath}: ${because}`)
}

/** Why the figures do not show that the vote helps; null where they do. */
export function whyNoProof({ measuredOn, gains }: Pick<VoteRecord, 'measuredOn' | 'gains'>): string | null {
  if (measuredOn.count < leastCases)
    return `only ${measuredOn.count} later cases: ${leastCases} are needed to tell`
  if (gains.logLikelihood.low <= 0) return 'the gain in log-likelihood may be chance: its interval holds 0'
  if (gains.acc5 !== null && gains.acc5.value < 0) return 'Acc@5 falls'
  return null
}

function otherThan(record: VoteRecord, { repo, model, ranker, candidates, repeats }: InUse): string | null {
  if (repo !== null && record.repo.toLowerCase() !== repo.toLowerCase()) return 'another repository'
  if (record.model !== model) return 'another model'
  if (record.ranker !== ranker) return 'other weights of the ranker'
  if (record.candidates !== candidates || record.repeats !== repeats)
    return `elections of ${record.candidates} candidates with ${record.repeats} repeats`
  return null
}

function bounded(because: string): HeardInfluence {
  return { kind: 'bounded', because }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
