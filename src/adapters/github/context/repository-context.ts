import { type Context, emptyContext } from '../../../engine/model/context.ts'
import type { Answer, ContextQuestion } from '../../../engine/ports.ts'
import { truncated } from '../api/gaps.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { fileSources } from './file-sources.ts'
import { lineHistories } from './line-histories.ts'

/** Sources and line history are asked for that many paths, with one query each. */
const MOST_PATHS = 10

/** What the repository holds at the paths the failure points at, most implicated first: the first ten of them. */
export async function repositoryContext(
  session: IncidentSession,
  question: ContextQuestion,
): Promise<Answer<Context>> {
  const paths = question.paths.slice(0, MOST_PATHS)
  const left = question.paths.length - paths.length
  const because = `Of ${question.paths.length} files that the failure names, ${left} were not opened.`
  const gaps = left === 0 ? [] : [truncated('source and line history', because)]
  const { treeSha } = question
  if (treeSha === null || paths.length === 0) return { value: emptyContext, gaps }
  const sources = await fileSources(session, treeSha, paths)
  const histories = await lineHistories(session, question.range, treeSha, paths)
  return {
    value: { ...emptyContext, sources: sources.value, lineHistories: histories.value },
    gaps: [...gaps, ...sources.gaps, ...histories.gaps],
  }
}
