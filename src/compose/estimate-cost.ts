import { answerTokens, countTokens } from '../adapters/language-model/count-tokens.ts'
import { gatherDossier } from '../engine/gather-dossier.ts'
import type { Instant } from '../engine/model/ids.ts'
import type { ModelPrice } from '../engine/model/model-spending.ts'
import type { ElectionPolicy } from '../engine/model/opinion.ts'
import { Refusal } from '../engine/model/refusal.ts'
import { type IncidentCost, type MonthCost, monthCost } from '../learn/cost/month-cost.ts'
import { type MonthlyRate, monthlyRate } from '../learn/cost/monthly-rates.ts'
import { composeCases } from './compose-cases.ts'
import { type HeardQuestion, heardQuestions } from './heard-questions.ts'
import { mineClone, type MineQuestion } from './mine-clone.ts'
import { minedCaseLine } from './mined-case-line.ts'
import { terminalPolicy } from './terminal-policy.ts'

export type { MonthCost } from '../learn/cost/month-cost.ts'
export type { MonthlyRate } from '../learn/cost/monthly-rates.ts'

export type CostQuestion = {
  readonly mine: MineQuestion
  /** Past incidents to look at, the newest. */
  readonly most: number
  /** In a month; null: to be worked out. */
  readonly incidents: number | null
  /** Share of the changes that make an incident, 0..1; null: by what the history tells of. */
  readonly failureRate: number | null
  readonly price: ModelPrice | null
  readonly election: ElectionPolicy
}

export type CostEstimate = {
  readonly repo: string
  readonly changes: MonthlyRate
  /** Failures that the history tells of: reverts, back-outs and fixes that name a change. */
  readonly told: MonthlyRate
  readonly incidentsFrom: 'given' | 'failure-rate' | 'history'
  readonly cost: MonthCost
}

/**
 * What a language model would cost in a month: the real questions about past incidents of a clone's own history, counted
 * and sent to nobody, times the incidents of a month. `note` is told how many are done.
 * @throws Refusal for a folder that is no clone, or a history without a past incident to look at
 */
export async function estimateCost(
  question: CostQuestion,
  note: (done: number, total: number) => void,
): Promise<CostEstimate> {
  const { repo, mined, gitDirectory, landedAt } = await mineClone(question.mine)
  const chosen = mined.cases.slice(0, question.most)
  const policy = { ...terminalPolicy, election: question.election }
  const compose = await composeCases(gitDirectory)
  const incidents: IncidentCost[] = []
  for (const [index, one] of chosen.entries()) {
    try {
      const { incident, forge } = await compose(minedCaseLine(one, repo).open)
      const { questions } = await heardQuestions(await gatherDossier(incident, forge, 'redact'), policy)
      incidents.push(await incidentCost(questions))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
    note(index + 1, chosen.length)
  }
  if (incidents.length === 0) throw nothingToLookAt(repo)
  const span = { from: landedAt.at(-1) ?? epoch, until: landedAt[0] ?? epoch }
  const changes = monthlyRate(landedAt, span)
  const told = monthlyRate(
    mined.cases.flatMap(({ at }) => at ?? []),
    span,
  )
  const { perMonth, from } = incidentsOf(question, changes, told)
  return {
    repo,
    changes,
    told,
    incidentsFrom: from,
    cost: monthCost({ incidents, incidentsPerMonth: perMonth, price: question.price }),
  }
}

const epoch = new Date(0).toISOString() as Instant

/** The answer to a vote is a short list; a few words around it do not hurt. */
const shortAnswer = 40
/** One or two sentences for each of three suspects, with their quotes. */
const sentences = 400

async function incidentCost(questions: readonly HeardQuestion[]): Promise<IncidentCost> {
  let inputTokens = 0
  for (const { system, user, schema } of questions)
    inputTokens += await countTokens(`${system}\n${user}\n${JSON.stringify(schema)}`)
  const answers = questions.map(({ choices }) => (choices === undefined ? sentences : shortAnswer))
  return {
    questions: questions.length,
    inputTokens,
    outputTokens: answers.reduce((sum, tokens) => sum + tokens, 0),
    mostOutputTokens: questions.length * answerTokens,
  }
}

function incidentsOf(
  { incidents, failureRate }: CostQuestion,
  changes: MonthlyRate,
  told: MonthlyRate,
): { readonly perMonth: number; readonly from: CostEstimate['incidentsFrom'] } {
  if (incidents !== null) return { perMonth: incidents, from: 'given' }
  if (failureRate !== null) return { perMonth: changes.perMonth * failureRate, from: 'failure-rate' }
  return { perMonth: told.perMonth, from: 'history' }
}

function nothingToLookAt(repo: string): Refusal {
  return new Refusal(
    'bad-input',
    `The history of ${repo} tells of no past incident whose questions could be counted.`,
    'Count the questions of one incident with `prime-suspect triage --show-prompt` instead.',
  )
}
