import type { Evidence } from '../model/evidence.ts'

/** Sentences that rest on the same quote at the same place. */
export type EvidenceGroup = Omit<Evidence, 'says'> & { readonly says: readonly string[] }

/** Evidence with every quote once, in the order of its first sentence. */
export function groupedEvidence(evidence: readonly Evidence[]): readonly EvidenceGroup[] {
  const groups = new Map<string, EvidenceGroup>()
  for (const { says, quote, file, line } of evidence) {
    const key = JSON.stringify([quote, file, line])
    groups.set(key, { quote, file, line, says: [...(groups.get(key)?.says ?? []), says] })
  }
  return [...groups.values()]
}

export function moreReasons(count: number): string {
  return `and ${count} more ${count === 1 ? 'reason' : 'reasons'}`
}
