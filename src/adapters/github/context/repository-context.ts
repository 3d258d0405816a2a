import { type Context, emptyContext, type SourceFile } from '../../../engine/model/context.ts'
import type { Answer, ContextQuestion } from '../../../engine/ports.ts'
import { truncated } from '../api/gaps.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { fileSources } from './file-sources.ts'
import { OWNERS_FILES } from './owners-files.ts'

/** Sources are asked for that many paths, with one query. */
const MOST_PATHS = 10

/** What the repository holds at the paths the failure points at, most implicated first: the first ten of them. */
export async function repositoryContext(
  session: IncidentSession,
  question: ContextQuestion,
): Promise<Answer<Context>> {
  const paths = question.paths.slice(0, MOST_PATHS)
  const left = question.paths.length - paths.length
  const because = `Of ${question.paths.length} files that the failure names, ${left} were not opened.`
  const gaps = left === 0 ? [] : [truncated('sources', because)]
  const { treeSha } = question
  if (treeSha === null || paths.length === 0) return { value: emptyContext, gaps }
  // One query for both: what is no file costs GitHub next to nothing.
  const sources = await fileSources(session, treeSha, [...new Set([...paths, ...OWNERS_FILES])])
  const asked = new Set(paths)
  return {
    value: {
      ...emptyContext,
      sources: sources.value.filter(({ path }) => asked.has(path)),
      ownersFile: ownersFileOf(sources.value),
    },
    gaps: [...gaps, ...sources.gaps],
  }
}

function ownersFileOf(sources: readonly SourceFile[]): SourceFile | null {
  const found = OWNERS_FILES.flatMap((place) => sources.find(({ path }) => path === place) ?? [])
  return found[0] ?? null
}
