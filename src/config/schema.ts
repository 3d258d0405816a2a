import { z } from 'zod'

import { defaultElection } from '../engine/model/opinion.ts'
import { defaultRerun } from '../engine/model/policy.ts'

const patterns = z.array(z.string().trim().min(1).max(200)).max(100)

function selection(what: string, ignored: string[]) {
  return z
    .strictObject({
      only: patterns
        .default([])
        .describe(`Watch only ${what} that match one of these names; empty: all. \`*\` stands for anything.`),
      ignore: patterns.default(ignored).describe(`Never watch ${what} that match one of these names.`),
    })
    .prefault({})
}

const probability = z.number().min(0).max(1)

function allowance(what: string, tokens: number) {
  return z
    .strictObject({
      tokens: z
        .int()
        .min(0)
        .default(tokens)
        .describe(`Most tokens for ${what}, questions and answers together.`),
      dollars: z
        .number()
        .min(0)
        .nullable()
        .default(null)
        .describe(`Most US dollars for ${what}, where the price of the model is known.`),
    })
    .prefault({})
}

/**
 * `.github/prime-suspect.yml` on the default branch. Every key may be left out, and an empty file is a good one.
 * Defaults are written here and nowhere else.
 */
export const configSchema = z
  .strictObject({
    mode: z
      .enum(['report', 'observe'])
      .default('report')
      .describe('`report` opens and updates issues; `observe` judges every failure and writes nothing.'),
    report: z
      .strictObject({
        to: z
          .array(z.enum(['issue', 'culprit-pull-request', 'deployment-pull-request', 'commit', 'check-run']))
          .min(1)
          .max(5)
          .default(['issue'])
          .describe(
            'Where a report is written and kept up to date: in an issue of its own; in a comment on the pull request ' +
              'that is named the cause; in a comment on the newest pull request of what was deployed; in a comment on ' +
              'the failing commit; in a check run at that commit, for which the App needs write access to checks. ' +
              'Words of maintainers are heard on the issue, and by the buttons of the check run.',
          ),
      })
      .prefault({})
      .describe('Where reports are written.'),
    environments: selection('deployment environments', [
      'preview*',
      '*-preview',
      'pr-*',
      'review-*',
      'review/*',
    ]).describe('Which deployment environments are watched.'),
    checks: selection('workflows and checks', []).describe('Which workflows and checks are watched.'),
    testReports: z
      .strictObject({
        artifacts: patterns
          .default([])
          .describe(
            'Names of artifacts in which workflows leave their test reports, such as `test-results-*`; `*` stands for ' +
              'anything. Those of a failing run are downloaded, a call for each and one to list them, and read as ' +
              'evidence: JUnit XML in all its dialects, TRX, NUnit, xUnit.net. Empty: none are asked for.',
          ),
      })
      .prefault({})
      .describe('Where test reports are found.'),
    branches: patterns
      .default([])
      .describe('Branches whose failing workflows and checks are looked at; empty: the default branch.'),
    mergeQueue: z
      .boolean()
      .default(false)
      .describe(
        'Also look at groups of the merge queue whose workflows and checks fail. The queue itself keeps them out of ' +
          'the branch, so that they are nobody’s concern unless this is set.',
      ),
    thresholds: z
      .strictObject({
        culprit: probability
          .default(0.85)
          .describe('From this probability on one change is named the cause.'),
        shortlist: probability
          .default(0.35)
          .describe(
            'From this summed probability on a list of suspects is shown; below it no change is named.',
          ),
      })
      .refine(({ culprit, shortlist }) => shortlist <= culprit, {
        error: 'is larger than `thresholds.culprit`; lower it as well',
        path: ['shortlist'],
      })
      .prefault({})
      .describe('How sure Prime Suspect has to be.'),
    maxSuspects: z.int().min(1).max(20).default(5).describe('How many suspects a report shows at most.'),
    revert: z
      .strictObject({
        mode: z
          .enum(['off', 'suggest', 'on-command', 'automatic'])
          .default('suggest')
          .describe(
            '`suggest` says whether the culprit can be taken back and what stands in the way; `on-command` lets ' +
              'maintainers ask for a draft pull request that reverts it; `automatic` also opens one for a culprit that ' +
              'is sure enough. Whatever is opened is a draft, and nothing is ever merged.',
          ),
        automaticFrom: probability
          .default(0.95)
          .describe(
            'From this probability of the culprit on `automatic` opens a draft that nobody asked for.',
          ),
        maxAgeHours: z
          .int()
          .min(1)
          .max(72)
          .default(72)
          .describe('Changes that were merged longer ago than this are not reverted.'),
        maxPerDay: z
          .int()
          .min(0)
          .max(2)
          .default(2)
          .describe('How many drafts are opened in the repository in 24 hours at most.'),
      })
      .prefault({})
      .describe('How far Prime Suspect may go to take a change back.'),
    rerun: z
      .strictObject({
        mode: z
          .enum(['off', 'on-command'])
          .default(defaultRerun.mode)
          .describe(
            '`on-command` lets maintainers have the failed jobs of a workflow run started again, for which the App ' +
              'needs write access to actions; nothing is ever started unasked.',
          ),
        maxPerIncident: z
          .int()
          .min(1)
          .max(5)
          .default(defaultRerun.mostPerIncident)
          .describe('A run that was started again so often already, by whomever, is left alone.'),
        workflows: patterns
          .default([...defaultRerun.workflows])
          .describe(
            'Names of workflows that may be started again though a job of theirs names an environment. Starting such ' +
              'a run again deploys again, so it is refused for all others.',
          ),
      })
      .prefault({})
      .describe('Whether Prime Suspect may start failed runs again.'),
    languageModel: z
      .strictObject({
        enabled: z
          .boolean()
          .default(false)
          .describe(
            'Lets the language model that the operator configured reorder the first suspects within bounds. ' +
              'Titles, paths and parts of logs and patches are sent to it, with secrets taken out.',
          ),
        inPrivateRepositories: z
          .boolean()
          .default(false)
          .describe(
            'Lets it be asked in a private repository too. Without this second word nothing of one is sent.',
          ),
        candidates: z
          .int()
          .min(2)
          .max(200)
          .default(defaultElection.candidates)
          .describe(
            'How many changes, the most suspicious ones, are put to the vote; 200 take 14 questions a repeat.',
          ),
        repeats: z
          .int()
          .min(1)
          .max(5)
          .default(defaultElection.repeats)
          .describe(
            'How often each question is asked, each time in another order. One vote alone counts half.',
          ),
        influence: z
          .enum(['bounded', 'fitted'])
          .default(defaultElection.influence)
          .describe(
            '`bounded` exchanges close suspects, by two places at most, and lets none into or out of the first three; ' +
              '`fitted` weighs the vote like any other evidence, with the weight that a backtest on your own history ' +
              'found, and holds only where `.github/prime-suspect-vote.json`, which `prime-suspect backtest --record` ' +
              'writes, shows that it helps with this model.',
          ),
        weight: z
          .number()
          .min(0)
          .max(5)
          .default(defaultElection.weight)
          .describe('What a vote weighs where it is `bounded`, in which order it would like to have them.'),
        explain: z
          .boolean()
          .default(defaultElection.explains)
          .describe(
            'Lets it put evidence into one or two sentences, shown only where every word of them was checked.',
          ),
        perIncident: allowance('one incident', 100_000).describe('Most that is spent on one incident.'),
        perDay: allowance('the repository in a day (UTC)', 1_000_000).describe(
          'Most that is spent on the repository in a day (UTC).',
        ),
        prices: z
          .record(
            z.string().max(200),
            z.strictObject({ input: z.number().min(0), output: z.number().min(0) }),
          )
          .default({})
          .describe('US dollars for a million tokens of question and of answer, by the name of the model.'),
        contextTokens: z
          .int()
          .min(2_000)
          .default(32_768)
          .describe(
            'Tokens that a question and its answer may have together; less is told to a model with a small window.',
          ),
      })
      .prefault({})
      .describe('An optional second opinion.'),
  })
  .describe('Configuration of Prime Suspect')

export type Config = z.output<typeof configSchema>

/** What holds where there is no file. */
export const defaultConfig: Config = configSchema.parse({}, { jitless: true })
