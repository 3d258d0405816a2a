import type { Gap } from './completeness.ts'

export function unclearMerges(merges: number): Gap {
  const because = `of ${merges} merges by which the last good commit came in it is not known what they did themselves`
  return { what: 'changes', completeness: { kind: 'truncated', because } }
}
