import type { CaseWindow } from '../engine/model/case-window.ts'
import type { Triaged } from '../engine/world.ts'

/** Most characters kept of all excerpts of one incident. */
const longestTogether = 8 * 1024
const changesKept = 2000

/** What is kept of a triage: who may be named, and the telling lines that the report shows, which hold no secrets. */
export function caseWindow({
  dossier,
  report,
  judgement,
}: Pick<Triaged, 'dossier' | 'report' | 'judgement'>): CaseWindow {
  const { range, changes } = dossier
  let room = longestTogether
  const failures = report.failures.map(({ job, lines }) => {
    const name = job.slice(0, 200)
    const excerpt = lines
      .map(({ text }) => text)
      .join('\n')
      .slice(0, Math.max(0, room - name.length))
    room -= name.length + excerpt.length
    return { name, excerpt }
  })
  return {
    good: range.kind === 'open' ? null : range.good,
    bad: range.bad,
    changes: changes.slice(0, changesKept).map(({ id, pull }) => ({ id, pull })),
    failures: failures.filter(({ excerpt }) => excerpt !== ''),
    ...(judgement.reading.tellingLines.length === 0 ? {} : { signature: judgement.reading.signature }),
  }
}
