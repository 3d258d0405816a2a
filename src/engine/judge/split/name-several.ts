import type { Part } from '../../model/judgement.ts'

/** Whether groups of failures have suspects of their own: else the changes are weighed for all failures together. */
export function nameSeveral(parts: readonly Pick<Part, 'ranking' | 'verdict'>[]): boolean {
  const named = parts.flatMap(({ verdict, ranking }) =>
    verdict.kind === 'silent' ? [] : [ranking.suspects[0]?.id],
  )
  return new Set(named).size > 1
}
