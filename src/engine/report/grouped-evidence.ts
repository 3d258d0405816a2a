import type { Evidence } from '../model/evidence.ts'

/** Sentences that rest on the same quote at the same place. */
export type EvidenceGroup = Omit<Evidence, 'says'> & { readonly says: readonly string[] }

/** Evidence with every quote once, in the order of its first sentence. */
export function groupedEvidence(evidence: readonly Evidence[]): readonly EvidenceGroup[] {
  const groups = new Map<string, EvidenceGroup>()
  for (const { says, ...at } of evidence) {
    const key = JSON.stringify([at.quote, at.file, at.line, at.of])
    groups.set(key, { ...at, says: [...(groups.get(key)?.says ?? []), says] })
  }
  return [...groups.values()]
}

export function moreReasons(count: number): string {
  return `and ${count} more ${count === 1 ? 'reason' : 'reasons'}`
}
