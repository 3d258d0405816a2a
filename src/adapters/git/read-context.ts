import { type Context, emptyContext } from '../../engine/model/context.ts'
import type { Sha } from '../../engine/model/ids.ts'
import type { Answer, ContextQuestion } from '../../engine/ports.ts'
import type { Clone } from './clone.ts'
import { readCoChanges } from './read-co-changes.ts'
import { readLineHistories } from './read-line-histories.ts'
import { readOwnersFile } from './read-owners-file.ts'
import { readSources } from './read-sources.ts'

const mostPaths = 70

/** Sources, line histories and co-changes of the first paths asked for, and who owns the code. */
export async function readContext(clone: Clone, question: ContextQuestion): Promise<Answer<Context>> {
  const { treeSha } = question
  if (treeSha === null) return { value: emptyContext, gaps: [] }
  const [texts, coChanges, owners] = await Promise.all([
    readTexts(clone, question, treeSha),
    readCoChanges(clone, question),
    readOwnersFile(clone, treeSha),
  ])
  const beyond = Math.max(0, question.paths.length - mostPaths)
  const because = `${beyond} of ${question.paths.length} implicated files were not looked at`
  const cut = { what: 'context', completeness: { kind: 'truncated', because } } as const
  return {
    value: { ...emptyContext, ...texts.value, coChanges: coChanges.value, ownersFile: owners.value },
    gaps: [...(beyond > 0 ? [cut] : []), ...texts.gaps, ...coChanges.gaps, ...owners.gaps],
  }
}

async function readTexts(
  clone: Clone,
  question: ContextQuestion,
  treeSha: Sha,
): Promise<Answer<Pick<Context, 'sources' | 'lineHistories'>>> {
  const sources = await readSources(clone, treeSha, question.paths.slice(0, mostPaths))
  const paths = sources.value.map(({ path }) => path)
  const lineHistories = await readLineHistories(clone, question, paths)
  return {
    value: { sources: sources.value, lineHistories: lineHistories.value },
    gaps: [...sources.gaps, ...lineHistories.gaps],
  }
}
