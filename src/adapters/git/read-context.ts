import { type Context, emptyContext } from '../../engine/model/context.ts'
import type { Answer, ContextQuestion } from '../../engine/ports.ts'
import type { Clone } from './clone.ts'
import { readLineHistories } from './read-line-histories.ts'
import { readSources } from './read-sources.ts'

const mostPaths = 40

/** Sources and line histories of the first paths asked for. */
export async function readContext(clone: Clone, question: ContextQuestion): Promise<Answer<Context>> {
  const { treeSha } = question
  if (treeSha === null) return { value: emptyContext, gaps: [] }
  const sources = await readSources(clone, treeSha, question.paths.slice(0, mostPaths))
  const texts = sources.value.map(({ path }) => path)
  const lineHistories = await readLineHistories(clone, question, texts)
  const beyond = Math.max(0, question.paths.length - mostPaths)
  const because = `${beyond} of ${question.paths.length} implicated files were not looked at`
  const cut = { what: 'context', completeness: { kind: 'truncated', because } } as const
  return {
    value: { ...emptyContext, lineHistories: lineHistories.value, sources: sources.value },
    gaps: [...(beyond > 0 ? [cut] : []), ...sources.gaps, ...lineHistories.gaps],
  }
}
