import type { ChangeId } from '../../model/ids.ts'
import type { Lead, Match } from '../../model/match.ts'
import { heuristics } from './heuristics.ts'
import { type Shipment, shipments } from './shipments.ts'

/**
 * What is found in a shipped change counts for who shipped it, too: undoing that one line undoes it. A little less, and
 * the less the more are shipped, or the deployments of a range would stand before all they bring.
 */
const mostShare = 0.9

/**
 * The same leads, those of changes that ship others with the best of what was found in these. A line that moves a pin
 * shares no word with the failure; what it brings does.
 */
export function withShipped(leads: readonly Lead[]): readonly Lead[] {
  const shipped = shipments(leads.map(({ change }) => change))
  if (shipped.size === 0) return leads
  const byId = new Map<ChangeId, Lead>(leads.map((lead) => [lead.change.id, lead]))
  return leads.map((lead) => {
    const shipment = shipped.get(lead.change.id)
    return shipment === undefined ? lead : { ...lead, matches: carried(lead, shipment, byId) }
  })
}

/** The one sentence that says so stands beside the first of the scores: more often it would push out others. */
function carried(
  { matches }: Lead,
  { changes, evidence }: Shipment,
  byId: ReadonlyMap<ChangeId, Lead>,
): Lead['matches'] {
  const own: Record<string, Match> = { ...matches }
  const share = mostShare / Math.sqrt(changes.length)
  let said = false
  for (const { name } of heuristics) {
    const score = share * Math.max(0, ...changes.map(({ id }) => byId.get(id)?.matches[name]?.score ?? 0))
    const match = own[name]
    if (score <= (match?.score ?? 0)) continue
    own[name] = { score, evidence: said ? (match?.evidence ?? null) : evidence }
    said = true
  }
  return own
}
