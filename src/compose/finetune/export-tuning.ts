import { basename } from 'node:path'

import { questionHash } from '../../adapters/language-model/question-hash.ts'
import type { Instant } from '../../engine/model/ids.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import type { ModelQuestion } from '../../engine/ports.ts'
import {
  countDropped,
  type Manifest,
  sequenceLengthFor,
  tokensAtMost,
  type WrittenFile,
} from '../../learn/finetune/manifest.ts'
import { axolotlRecipes } from '../../learn/finetune/recipe-of-axolotl.ts'
import { llamaFactoryRecipes } from '../../learn/finetune/recipe-of-llama-factory.ts'
import { trlRecipes } from '../../learn/finetune/recipe-of-trl.ts'
import { apartFrom, type Dropped, screenExamples } from '../../learn/finetune/screen-examples.ts'
import { chatLine, type TuningExample } from '../../learn/finetune/tuning-example.ts'
import { tuningGuide } from '../../learn/finetune/tuning-guide.ts'
import type { Stage, TuningPlan } from '../../learn/finetune/tuning-plan.ts'
import type { CaseSource } from '../teach-cases.ts'
import { collectCorpus, type Corpus } from './collect-corpus.ts'
import { gatherLessons, type Lessons } from './gather-lessons.ts'
import { type KnownLater, knownLater } from './known-later.ts'
import { planPeriods, type PlannedPeriods } from './plan-periods.ts'
import { type Folder, writeFolder } from './write-folder.ts'

export type { Manifest } from '../../learn/finetune/manifest.ts'

export type TuningOrder = {
  readonly sources: readonly CaseSource[]
  /** Clones of wikis. */
  readonly wikis: readonly string[]
  readonly out: string
  readonly base: string
  readonly template: string
  /** Share of the cases that is kept to measure on, 0..1. */
  readonly laterShare: number
  /** Of the corpus; 0 for none. */
  readonly mostBytes: number
  /** Name and version of the program, for the manifest. */
  readonly program: string
}

/**
 * Writes all that a language model is tuned with on one's own incidents: corpus, instructions and rankings, split by
 * time, with recipes for open trainers and a manifest. The same input gives the same bytes. `note` is told after each
 * case how many are read.
 * @throws Refusal where the input cannot be used, nothing is left to teach, or the folder cannot be written
 */
export async function exportTuning(
  order: TuningOrder,
  note: (done: number, total: number) => void,
): Promise<Manifest> {
  return await writeFolder(order.out, async (folder) => await exportInto(folder, order, note))
}

async function exportInto(
  folder: Folder,
  order: TuningOrder,
  note: (done: number, total: number) => void,
): Promise<Manifest> {
  const periods = await planPeriods(order.sources, order.laterShare)
  const { border } = periods
  let done = 0
  const all: { readonly lessons: Lessons; readonly later: KnownLater }[] = []
  for (const source of order.sources) {
    const later = await knownLater(source.gitDirectory)
    const lessons = await gatherLessons(source, {
      border,
      later,
      note: () => note((done += 1), periods.cases),
    })
    all.push({ lessons, later })
  }
  const lessons = all.map((one) => one.lessons)
  const chosen = chooseExamples(
    lessons.flatMap(({ examples }) => examples),
    border,
  )
  if (chosen.earlier.length === 0) throw nothingToTeach(lessons, chosen.dropped)
  const corpus = await collectCorpus(
    { ...order, border, laterGoods: periods.sources.map((one) => one.laterGoods) },
    all,
  )
  return await write(folder, { order, periods, all, chosen, corpus })
}

type Chosen = {
  readonly earlier: readonly TuningExample[]
  readonly later: readonly TuningExample[]
  readonly dropped: readonly { readonly id: string; readonly because: Dropped }[]
}

function chooseExamples(examples: readonly TuningExample[], border: Instant): Chosen {
  const isEarlier = ({ at }: TuningExample): boolean => Date.parse(at) < Date.parse(border)
  const screened = screenExamples(examples.filter(isEarlier))
  const measured = screenExamples(examples.filter((one) => !isEarlier(one)))
  const apart = apartFrom(screened.kept, measured.kept)
  return {
    earlier: apart.kept,
    later: measured.kept,
    dropped: [...screened.dropped, ...measured.dropped, ...apart.dropped],
  }
}

type Ingredients = {
  readonly order: TuningOrder
  readonly periods: PlannedPeriods
  readonly all: readonly { readonly lessons: Lessons; readonly later: KnownLater }[]
  readonly chosen: Chosen
  readonly corpus: Corpus
}

async function write(folder: Folder, made: Ingredients): Promise<Manifest> {
  const { order, chosen, corpus } = made
  const examples = [...chosen.earlier, ...chosen.later]
  const longestTokens = Math.max(
    ...examples.map((one) => tokensAtMost(JSON.stringify(chatLine(one, 'list')))),
  )
  const stages: readonly Stage[] = [
    ...(corpus.lines.length > 0 ? (['corpus'] as const) : []),
    'instructions',
    'rankings',
  ]
  const plan: TuningPlan = {
    base: order.base,
    template: order.template,
    sequenceLength: sequenceLengthFor(longestTokens),
    stages,
    measured: new Set(chosen.later.length > 0 ? (['instructions', 'rankings'] as const) : []),
  }
  const files: WrittenFile[] = []
  const add = async (path: string, text: string): Promise<void> =>
    void files.push(await folder.add(path, text))
  if (corpus.lines.length > 0) await add('corpus/train.jsonl', corpus.lines.join(''))
  const index: string[] = []
  for (const [stage, answer] of [
    ['instructions', 'cause'],
    ['rankings', 'list'],
  ] as const) {
    for (const [part, some] of [
      ['train', chosen.earlier],
      ['test', chosen.later],
    ] as const) {
      if (some.length === 0) continue
      const path = `${stage}/${part}.jsonl`
      await add(path, some.map((one) => `${JSON.stringify(chatLine(one, answer))}\n`).join(''))
      index.push(...some.map((one, at) => indexLine(path, at + 1, one, one.questions[answer])))
    }
  }
  await add('index.jsonl', index.join(''))
  for (const { path, text } of [
    ...trlRecipes(plan),
    ...axolotlRecipes(plan),
    ...llamaFactoryRecipes(plan),
    tuningGuide(plan),
  ])
    await add(path, text)
  const manifest = manifestOf(made, files, longestTokens)
  await folder.add('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`)
  return manifest
}

/** Which line came from which case, and the hash of its question, as it is told of every question that is sent. */
function indexLine(
  file: string,
  line: number,
  { id, repo, at, candidates, isNone }: TuningExample,
  question: ModelQuestion,
): string {
  const prompt = questionHash(question)
  return `${JSON.stringify({ file, line, case: id, repo, at, candidates, isNone, prompt })}\n`
}

function manifestOf(
  { order, periods, all, chosen, corpus }: Ingredients,
  files: readonly WrittenFile[],
  longestTokens: number,
): Manifest {
  const examples = [...chosen.earlier, ...chosen.later]
  const gathered = all.flatMap(({ lessons }) => lessons.dropped)
  const dropped = [...gathered, ...chosen.dropped]
  const found = (because: Dropped): number => dropped.filter((one) => one.because === because).length
  const marks = examples
    .flatMap(({ questions }) => [questions.cause.user, questions.list.user])
    .reduce((sum, user) => sum + user.split('[redacted ').length - 1, 0)
  return {
    version: 1,
    program: order.program,
    base: order.base,
    border: periods.border,
    sources: order.sources.map(({ cases }, index) => ({
      cases: basename(cases),
      sha256: periods.sources[index]?.sha256 ?? '',
      head: all[index]?.later.head ?? null,
    })),
    cases: {
      read: periods.cases,
      earlier: periods.earlier,
      later: periods.later,
      leftOut: countDropped(dropped),
    },
    corpus: { documents: corpus.documents, leftOut: corpus.leftOut, commits: corpus.commits },
    leakage: [
      {
        check: 'changes that were merged after their incident was seen',
        looked: periods.cases,
        found: all.reduce((sum, { lessons }) => sum + lessons.changesMergedLater, 0),
      },
      {
        check: 'questions that name a commit or a title that came after their incident',
        looked: examples.length + found('names-what-came-later'),
        found: found('names-what-came-later'),
      },
      {
        check: 'earlier examples with the failure and the cause of a later one',
        looked: chosen.earlier.length + found('known-to-the-later-period'),
        found: found('known-to-the-later-period'),
      },
      {
        check: 'documents that name a commit or a title that came after they were read',
        looked: corpus.lines.length + (corpus.leftOut['names-what-came-later'] ?? 0),
        found: corpus.leftOut['names-what-came-later'] ?? 0,
      },
    ],
    redactions: marks + corpus.redactions,
    longestTokens,
    files,
  }
}

function nothingToTeach(lessons: readonly Lessons[], dropped: Chosen['dropped']): Refusal {
  const reasons = countDropped([...lessons.flatMap((one) => one.dropped), ...dropped])
  const said = reasons.map(({ says, count }) => `${count}: ${says}`).join('; ')
  return new Refusal(
    'bad-input',
    `No earlier case can be taught${said === '' ? '' : ` (${said})`}.`,
    'Give more cases, dated and with their culprits, such as those of `prime-suspect mine`.',
  )
}
