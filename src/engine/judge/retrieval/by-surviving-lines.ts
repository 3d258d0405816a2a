import type { Change } from '../../model/change.ts'
import type { ChangeId } from '../../model/ids.ts'
import type { Match } from '../../model/match.ts'
import { changesByCommit } from './changes-by-commit.ts'
import type { Heuristic } from './heuristic.ts'

/**
 * Changes by their share of the lines which the range wrote in an implicated file and which still stand there:
 * who wrote more of what is new in the file is more likely to have written what fails.
 */
export const bySurvivingLines: Heuristic = {
  name: 'surviving-lines',
  because: 'wrote lines that still stand in an implicated file',
  voice: 2,
  find(question, changes) {
    const owners = changesByCommit(changes)
    const found = new Map<ChangeId, Match>()
    const histories = Map.groupBy(question.dossier.context.lineHistories, (history) => history.path)
    for (const [path, file] of question.files) {
      const lines = linesByChange(histories.get(path) ?? [], owners)
      const total = [...lines.values()].reduce((sum, count) => sum + count, 0)
      for (const [id, count] of lines) {
        const score = (found.get(id)?.score ?? 0) + file.weight * Math.sqrt(count / total)
        found.set(id, { score, evidence: null })
      }
    }
    return found
  },
}

function linesByChange(
  histories: readonly { readonly start: number; readonly end: number; readonly commits: readonly string[] }[],
  owners: ReadonlyMap<string, Change>,
): ReadonlyMap<ChangeId, number> {
  const lines = new Map<ChangeId, number>()
  for (const { start, end, commits } of histories) {
    const id = owners.get(commits[0] ?? '')?.id
    if (id !== undefined) lines.set(id, (lines.get(id) ?? 0) + end - start + 1)
  }
  return lines
}
