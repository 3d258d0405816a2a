import { readAnsweredCases } from '../adapters/case-file/read-answered-cases.ts'
import { gatherDossier } from '../engine/gather-dossier.ts'
import { Refusal } from '../engine/model/refusal.ts'
import type { Baseline } from '../learn/baselines/baseline.ts'
import { baselines } from '../learn/baselines/baselines.ts'
import { judgeByBaseline } from '../learn/baselines/judge-by-baseline.ts'
import { culpritIds } from '../learn/culprit-ids.ts'
import type { JudgedCase } from '../learn/judged-case.ts'
import { featureRows } from '../learn/train/feature-rows.ts'
import type { TrainingCase } from '../learn/train/training-case.ts'
import { composeCases } from './compose-cases.ts'

/** A case file, and the git directory that its cases name commits of; null where all give their changes in full. */
export type CaseSource = { readonly cases: string; readonly gitDirectory: string | null }

export type Taught = {
  readonly cases: readonly TrainingCase[]
  /** What each baseline makes of the cases; empty where nobody asked. */
  readonly baselines: readonly {
    readonly name: string
    readonly about: string
    readonly judged: readonly JudgedCase[]
  }[]
  /** Cases that could not be gathered, with what was in the way. */
  readonly troubles: readonly { readonly id: string; readonly says: string }[]
}

/** Clones looked into side by side: most of the time goes into waiting for git. */
const atOnce = 3

/**
 * Gathers the cases of all files as if their failures had just been seen, and takes them apart for learning; their
 * dossiers are not kept. The files are read through first, so that a fault in the last one is told at once. `note` is
 * told after each case how many are done. The cases stand in the order of the files.
 * @throws Refusal when a file is no case file, a case has no answer, or a git directory cannot be used
 */
export async function teachCases(
  sources: readonly CaseSource[],
  how: { readonly withBaselines: boolean; readonly note: (done: number, total: number) => void },
): Promise<Taught> {
  const total = await countCases(sources)
  let done = 0
  const note = (): void => {
    done += 1
    how.note(done, total)
  }
  const compared = how.withBaselines ? baselines : []
  const waiting = [...sources.entries()]
  const lessons: Lesson[][] = sources.map(() => [])
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, source] = next
      for await (const lesson of lessonsOf(source, compared)) {
        lessons[index]?.push(lesson)
        note()
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  const learnt = lessons.flat().filter((lesson) => lesson.kind === 'learnt')
  return {
    cases: learnt.map((lesson) => lesson.one),
    baselines: compared.map(({ name, about }, index) => ({
      name,
      about,
      judged: learnt.flatMap((lesson) => lesson.judged[index] ?? []),
    })),
    troubles: lessons.flat().filter((lesson) => lesson.kind === 'trouble'),
  }
}

type Lesson =
  | { readonly kind: 'learnt'; readonly one: TrainingCase; readonly judged: readonly JudgedCase[] }
  | { readonly kind: 'trouble'; readonly id: string; readonly says: string }

async function* lessonsOf(
  { cases, gitDirectory }: CaseSource,
  compared: readonly Baseline[],
): AsyncGenerator<Lesson> {
  const compose = await composeCases(gitDirectory)
  for await (const { open, culprits } of readAnsweredCases(cases)) {
    try {
      const { incident, forge } = await compose(open)
      const dossier = await gatherDossier(incident, forge, 'as-they-are')
      const truth = {
        id: open.id,
        repo: open.repo,
        at: incident.seenAt,
        culprits: culpritIds(culprits, dossier.changes),
      }
      yield {
        kind: 'learnt',
        one: featureRows(dossier, truth),
        judged: compared.map((baseline) => judgeByBaseline(baseline, dossier, truth)),
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      yield { kind: 'trouble', id: open.id, says: `${error.message} ${error.mend}` }
    }
  }
}

/** Reads all files through, and looks whether each git directory is one. */
async function countCases(sources: readonly CaseSource[]): Promise<number> {
  let total = 0
  for (const { cases, gitDirectory } of sources) {
    await composeCases(gitDirectory)
    for await (const { open } of readAnsweredCases(cases)) {
      total += 1
      if (open.range === undefined || gitDirectory !== null) continue
      throw new Refusal(
        'bad-input',
        `Case ${open.id} of ${cases} names commits, and no git directory was given to look them up in.`,
        'Give one --git-dir for each --cases, in the same order.',
      )
    }
  }
  return total
}
