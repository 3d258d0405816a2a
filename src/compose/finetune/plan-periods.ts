import { readAnsweredCases } from '../../adapters/case-file/read-answered-cases.ts'
import type { Instant, Sha } from '../../engine/model/ids.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import { splitByTime } from '../../learn/train/split-by-time.ts'
import { sha256OfFile } from '../sha256-of-file.ts'
import type { CaseSource } from '../teach-cases.ts'

/** What a first reading of the case files tells: when the later period begins, and what it looks at. */
export type PlannedPeriods = {
  readonly border: Instant
  readonly cases: number
  readonly earlier: number
  readonly later: number
  /** Of each source: the SHA-256 of its case file, and the last good commits of its later cases. */
  readonly sources: readonly { readonly sha256: string; readonly laterGoods: readonly Sha[] }[]
}

/**
 * Reads all case files through, so that a fault in the last one is told at once, and splits them by time.
 * @throws Refusal when a file is no case file, a case has no answer, or too few have a date
 */
export async function planPeriods(
  sources: readonly CaseSource[],
  laterShare: number,
): Promise<PlannedPeriods> {
  const read: { readonly at: Instant | null; readonly source: number; readonly good: Sha | null }[] = []
  for (const [source, { cases }] of sources.entries()) {
    for await (const { open } of readAnsweredCases(cases)) {
      const at = (open.incident.at as Instant | undefined) ?? null
      read.push({ at, source, good: (open.range?.good as Sha | undefined) ?? null })
    }
  }
  const periods = splitByTime(read, 1 - laterShare)
  if (periods === null) {
    throw new Refusal(
      'bad-input',
      `Of ${read.length} cases fewer than two have different dates: earlier ones cannot be told from later ones.`,
      'Give cases with "incident.at"; `prime-suspect mine` writes it.',
    )
  }
  const { earlier, later, border } = periods
  return {
    border,
    cases: read.length,
    earlier: earlier.length,
    later: later.length,
    sources: await Promise.all(
      sources.map(async ({ cases }, index) => ({
        sha256: await sha256OfFile(cases),
        laterGoods: [
          ...new Set(later.flatMap((one) => (one.source === index && one.good !== null ? [one.good] : []))),
        ],
      })),
    ),
  }
}
