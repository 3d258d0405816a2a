import type { Gap } from '../../model/completeness.ts'
import type { FileSyntax } from '../../model/context.ts'
import type { Facts } from '../../model/dossier.ts'
import { inTurns } from '../../model/in-turns.ts'
import type { Answer, ContextSource } from '../../ports.ts'
import { resolveUses } from './resolve-uses.ts'
import { indexTree } from './tree-index.ts'

/** Files read at each step away from the failure: those it implicates, what they use, and what these use. */
const mostAtStep = [40, 60, 40]

/**
 * Reads how the files around the failure hang together: breadth first from the implicated paths, most implicated
 * first, along what each uses. A source that cannot parse is not asked, and that is no gap: nobody promised it.
 */
export async function gatherSyntax(
  facts: Facts,
  implicated: readonly string[],
  forge: Pick<ContextSource, 'parsed'>,
): Promise<Answer<readonly FileSyntax[]>> {
  const { tree, range, incident } = facts
  const { sha } = tree
  const parse = forge.parsed
  if (parse === undefined || sha === null || range.kind === 'empty' || implicated.length === 0)
    return { value: [], gaps: [] }
  const index = indexTree(tree.paths)
  const read: FileSyntax[] = []
  const seen = new Set<string>()
  const gaps = new Map<string, Gap>()

  const readStep = async (paths: readonly string[], most: number): Promise<readonly FileSyntax[]> => {
    const step = [...new Set(paths)].filter((path) => !seen.has(path)).slice(0, most)
    for (const path of step) seen.add(path)
    if (step.length === 0) return []
    const answer = await parse(incident, sha, step)
    for (const gap of answer.gaps) gaps.set(gap.what, gap)
    const files = answer.value.map((file): FileSyntax => {
      const { path, definitions, completeness } = file
      return { path, uses: resolveUses(file, index, incident.repo.name), definitions, completeness }
    })
    read.push(...files)
    return files
  }

  let next = implicated
  for (const most of mostAtStep) next = inTurns((await readStep(next, most)).map(({ uses }) => uses))
  return { value: read, gaps: [...gaps.values()] }
}
