import { type Context, emptyContext } from '../../engine/model/context.ts'
import type { Answer, ContextQuestion } from '../../engine/ports.ts'
import type { Clone } from './clone.ts'
import { readOwnersFile } from './read-owners-file.ts'
import { readSources } from './read-sources.ts'

const mostPaths = 70

/** Sources of the first paths asked for, and who owns the code. */
export async function readContext(clone: Clone, question: ContextQuestion): Promise<Answer<Context>> {
  const { treeSha } = question
  if (treeSha === null) return { value: emptyContext, gaps: [] }
  const [sources, owners] = await Promise.all([
    readSources(clone, treeSha, question.paths.slice(0, mostPaths)),
    readOwnersFile(clone, treeSha),
  ])
  const beyond = Math.max(0, question.paths.length - mostPaths)
  const because = `${beyond} of ${question.paths.length} implicated files were not looked at`
  const cut = { what: 'context', completeness: { kind: 'truncated', because } } as const
  return {
    value: { ...emptyContext, sources: sources.value, ownersFile: owners.value },
    gaps: [...(beyond > 0 ? [cut] : []), ...sources.gaps, ...owners.gaps],
  }
}
