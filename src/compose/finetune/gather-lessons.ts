import type { OpenCase } from '../../adapters/case-file/case-schema.ts'
import { readAnsweredCases } from '../../adapters/case-file/read-answered-cases.ts'
import { gatherDossier } from '../../engine/gather-dossier.ts'
import { investigate } from '../../engine/judge/investigate.ts'
import type { Dossier } from '../../engine/model/dossier.ts'
import type { Instant } from '../../engine/model/ids.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import { culpritIds } from '../../learn/culprit-ids.ts'
import type { CorpusDocument } from '../../learn/finetune/corpus-document.ts'
import { incidentReport } from '../../learn/finetune/incident-report.ts'
import { makeExamples } from '../../learn/finetune/make-examples.ts'
import type { Dropped } from '../../learn/finetune/screen-examples.ts'
import type { TuningExample } from '../../learn/finetune/tuning-example.ts'
import { composeCases } from '../compose-cases.ts'
import type { CaseSource } from '../teach-cases.ts'
import { terminalPolicy } from '../terminal-policy.ts'
import type { KnownLater } from './known-later.ts'

export type Lessons = {
  readonly examples: readonly TuningExample[]
  /** Of cases before the border, for the corpus. */
  readonly incidents: readonly CorpusDocument[]
  readonly dropped: readonly { readonly id: string; readonly because: Dropped }[]
  /** Repositories that the cases are of. */
  readonly repositories: ReadonlySet<string>
  /** Changes that were merged after their incident and taken out before anything was judged. */
  readonly changesMergedLater: number
}

/**
 * The examples of one case file: each case gathered as if its failure had just been seen, its secrets taken out, and
 * what came later left out. In the order of the file.
 * @throws Refusal when the git directory cannot be used
 */
export async function gatherLessons(
  { cases, gitDirectory }: CaseSource,
  {
    border,
    later,
    note,
  }: { readonly border: Instant; readonly later: KnownLater; readonly note: () => void },
): Promise<Lessons> {
  const compose = await composeCases(gitDirectory)
  const examples: TuningExample[] = []
  const incidents: CorpusDocument[] = []
  const dropped: { readonly id: string; readonly because: Dropped }[] = []
  const repositories = new Set<string>()
  let changesMergedLater = 0
  for await (const { open: given, culprits } of readAnsweredCases(cases)) {
    note()
    repositories.add(given.repo)
    const at = (given.incident.at as Instant | undefined) ?? null
    if (at === null) {
      dropped.push({ id: given.id, because: 'undated' })
      continue
    }
    const { open, leftOut } = asOf(given, at)
    changesMergedLater += leftOut.length
    if (culprits.some((id) => leftOut.includes(id))) {
      dropped.push({ id: given.id, because: 'culprit-after-incident' })
      continue
    }
    const dossier = await dossierOf(open, compose)
    if (dossier === null) {
      dropped.push({ id: given.id, because: 'not-gathered' })
      continue
    }
    const truth = { id: open.id, repo: open.repo, at, culprits: culpritIds(culprits, dossier.changes) }
    const made = makeExamples(dossier, truth, terminalPolicy)
    if (made.because !== null) dropped.push({ id: open.id, because: made.because })
    for (const one of made.examples) {
      if (!namesLater(one, dossier, later)) examples.push(one)
      else dropped.push({ id: one.id, because: 'names-what-came-later' })
    }
    if (made.because === null && Date.parse(at) < Date.parse(border))
      incidents.push(incidentReport(dossier, investigate(dossier).reading, truth))
  }
  return { examples, incidents, dropped, repositories, changesMergedLater }
}

/** The case without changes that were merged after it was seen. */
function asOf(open: OpenCase, at: Instant): { readonly open: OpenCase; readonly leftOut: readonly string[] } {
  const { changes } = open
  if (changes === undefined) return { open, leftOut: [] }
  const isKnown = ({ mergedAt }: { readonly mergedAt?: string | undefined }): boolean =>
    mergedAt === undefined || Date.parse(mergedAt) <= Date.parse(at)
  return {
    open: { ...open, changes: changes.filter(isKnown) },
    leftOut: changes.filter((one) => !isKnown(one)).map(({ id }) => id),
  }
}

async function dossierOf(
  open: OpenCase,
  compose: Awaited<ReturnType<typeof composeCases>>,
): Promise<Dossier | null> {
  try {
    const { incident, forge } = await compose(open)
    return await gatherDossier(incident, forge, 'redact')
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/** Titles that the failure itself or a change of the range bears were known, whoever used them again later. */
function namesLater({ questions, at }: TuningExample, dossier: Dossier, { facts }: KnownLater): boolean {
  const text = `${questions.cause.user}\n${questions.list.user}`
  if (facts.commitsIn(text, at).length > 0) return true
  const titles = facts.titlesIn(text, at)
  if (titles.length === 0) return false
  const told = [
    dossier.incident.title,
    ...dossier.failures.map(({ log }) => log.text),
    ...dossier.changes.map(({ title }) => title),
  ].join('\n')
  const known = new Set(facts.titlesIn(told, at))
  return titles.some((title) => !known.has(title))
}
