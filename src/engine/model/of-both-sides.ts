import type { Completeness } from './completeness.ts'

/** What a merge did itself to so many files that both sides had touched cannot be told from what the sides did. */
export function ofBothSides(files: number): Completeness {
  const hold = files === 1 ? '1 of its files holds' : `${files} of its files hold`
  const because = `${hold} what both sides had done, one of them before the last good commit; what it did there itself is not known`
  return { kind: 'truncated', because }
}
