import type { Change } from '../model/change.ts'
import { type Context, emptyContext, type LineHistory, type SourceFile } from '../model/context.ts'
import type { Facts } from '../model/dossier.ts'
import type { ChangeId } from '../model/ids.ts'
import type { Answer, ContextQuestion, ContextSource, Forge } from '../ports.ts'
import { withoutCancelled } from './cancelled-changes.ts'
import { lineTeller } from './lines/line-teller.ts'
import { touchesOf } from './lines/touches.ts'

export type SecondLook = {
  readonly changes: readonly Change[]
  /** Changes of the range that others of it took back. */
  readonly cancelled: readonly ChangeId[]
  readonly context: Context
}

/** Where a repository keeps the commits that blame looks through: mass reformatting and the like, one id a line. */
const ignoredRevisions = '.git-blame-ignore-revs'

/** What the symptoms point at: files, and of a range too long for all patches the changes likely to have done it. */
export type PointedAt = { readonly paths: readonly string[]; readonly likely?: readonly ChangeId[] }

/**
 * Second pass: once the symptoms are read, the repository is asked about the paths they point at, and for the patches
 * that the first look left out. Nothing to ask asks nothing.
 */
export async function gatherContext(
  facts: Facts,
  { paths, likely }: PointedAt,
  forge: Forge,
): Promise<Answer<SecondLook>> {
  const { incident, range, tree } = facts
  if (range.kind === 'empty')
    return { value: { changes: facts.changes, cancelled: [], context: emptyContext }, gaps: [] }
  const ignored = paths.length > 0 && tree.paths.includes(ignoredRevisions) ? [ignoredRevisions] : []
  const question: ContextQuestion = { incident, range, treeSha: tree.sha, paths: [...ignored, ...paths] }
  const [changes, context] = await Promise.all([
    forge.patches?.(incident, facts.changes, paths, likely) ?? { value: facts.changes, gaps: [] },
    paths.length === 0 ? { value: emptyContext, gaps: [] } : forge.context(question),
  ])
  const sources = context.value.sources.filter(({ path }) => paths.includes(path))
  const written = { sources, changes: changes.value, lookThrough: lookedThrough(context.value) }
  const lines = await lineHistories(question, written, forge)
  const remaining = withoutCancelled(changes.value)
  return {
    value: {
      changes: remaining.changes,
      cancelled: remaining.cancelled,
      context: { ...context.value, sources, lineHistories: lines.value },
    },
    gaps: [...changes.gaps, ...context.gaps, ...lines.gaps, ...remaining.gaps],
  }
}

/** The commits that the repository itself wants looked through. */
function lookedThrough({ sources }: Context): ReadonlySet<string> {
  const list = sources.find(({ path }) => path === ignoredRevisions)?.text ?? ''
  return new Set(list.match(/^[0-9a-f]{40}(?=\s|$)/gm))
}

type Written = {
  readonly sources: readonly SourceFile[]
  readonly changes: readonly Change[]
  readonly lookThrough: ReadonlySet<string>
}

/** Who in the range wrote the lines of the files read: told by the patches, and where these cannot tell, by blame. */
async function lineHistories(
  question: ContextQuestion,
  { sources, changes, lookThrough }: Written,
  forge: Pick<ContextSource, 'lineHistories'>,
): Promise<Answer<readonly LineHistory[]>> {
  const { treeSha, range } = question
  if (treeSha === null || sources.length === 0) return { value: [], gaps: [] }
  if (treeSha !== range.bad) {
    const because =
      'files are read at another commit than the bad one: lines count by their numbers when each change landed'
    return { value: [], gaps: [{ what: 'line history', completeness: { kind: 'truncated', because } }] }
  }
  const paths = sources.map(({ path }) => path)
  const tell = lineTeller(touchesOf(changes, paths), lookThrough)
  const told = sources.map((source) => ({ path: source.path, histories: tell(source) }))
  const untold = told.filter(({ histories }) => histories === null).map(({ path }) => path)
  const blamed = untold.length === 0 ? undefined : await forge.lineHistories?.({ ...question, paths: untold })
  const value = told.flatMap(({ histories }) => histories ?? [])
  return { value: [...value, ...(blamed?.value ?? [])], gaps: blamed?.gaps ?? [] }
}
