import type { Change } from '../../model/change.ts'
import type { LineHistory } from '../../model/context.ts'
import type { Evidence } from '../../model/evidence.ts'
import { fileKind } from '../../model/file-kind.ts'
import type { ChangeId } from '../../model/ids.ts'
import type { Match } from '../../model/match.ts'
import { reachedCode } from './call-graph.ts'
import { changesByCommit } from './changes-by-commit.ts'
import type { Stretch } from './code-map.ts'
import type { Heuristic } from './heuristic.ts'
import { findPatchLine } from './patch-line.ts'
import { placeSurprise } from './place-surprise.ts'

/** How a change's share of the new lines of a stretch counts: 0 would ask for its presence alone, 1 for its size alone. */
const shareExponent = 0.4

/** The stretch that speaks loudest: a cause is at one place, while calls reach many places of a large change. */
type Reach = { readonly score: number; readonly stretch: Stretch }

/** Changes that wrote lines of the product code to which the failing code leads, call by call. */
export const byCalledCode: Heuristic = {
  name: 'called-code',
  because: 'wrote code that the failing code calls',
  voice: 2,
  find(question, changes) {
    const owners = changesByCommit(changes)
    const histories = Map.groupBy(question.dossier.context.lineHistories, ({ path }) => path)
    const reaches = new Map<Change, Reach>()
    for (const [stretch, weight] of reachedCode(question)) {
      if (fileKind(stretch.path) === 'test') continue
      const written = linesWritten(stretch, histories.get(stretch.path) ?? [], owners)
      const all = [...written.values()].reduce((sum, lines) => sum + lines, 0)
      for (const [change, lines] of written) {
        const surprise = placeSurprise(change, question.dossier.tree.paths)
        const score = weight * (lines / all) ** shareExponent * surprise
        if (score > (reaches.get(change)?.score ?? 0)) reaches.set(change, { score, stretch })
      }
    }
    return new Map<ChangeId, Match>(
      [...reaches].map(([change, { score, stretch }]) => [
        change.id,
        { score, evidence: sayWrote(change, stretch) },
      ]),
    )
  },
}

function linesWritten(
  stretch: Stretch,
  histories: readonly LineHistory[],
  owners: ReadonlyMap<string, Change>,
): ReadonlyMap<Change, number> {
  const written = new Map<Change, number>()
  for (const { start, end, commits } of histories) {
    const lines = Math.min(end, stretch.end) - Math.max(start, stretch.start) + 1
    const change = owners.get(commits[0] ?? '')
    if (lines > 0 && change !== undefined) written.set(change, (written.get(change) ?? 0) + lines)
  }
  return written
}

/** Quotes the first line of more than a bracket that the change adds to the stretch, as far as its patch tells. */
function sayWrote(change: Change, { path, name, start, end }: Stretch): Evidence | null {
  if (name === '') return null
  const line = findPatchLine(
    change,
    (text, at) =>
      at.path === path && at.sign === '+' && at.number >= start && at.number <= end && /\w{3}/.test(text),
  )
  if (line === null) return null
  return {
    says: `It changes “${name}” in ${path}, to which the failing code leads.`,
    quote: line.text,
    file: path,
    line: line.number,
  }
}
