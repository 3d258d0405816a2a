import type { Judgement } from '../../engine/model/judgement.ts'
import type { Contribution } from '../../engine/model/suspect.ts'
import type { Report } from '../../engine/report/report.ts'
import { visibleLines } from '../../engine/report/untrusted-text.ts'

/** How the suspects of a report came to their probabilities. */
export type Explanation = {
  readonly suspects: readonly {
    readonly id: string
    readonly title: string
    readonly probability: number
    /** Why the change was looked at more closely. */
    readonly because: readonly string[]
    /** Terms of its sum, the largest first. Of two changes, e^(difference of the sums) is how much likelier one is. */
    readonly contributions: readonly Contribution[]
  }[]
  readonly noneProbability: number
}

export function explanationOf(report: Report, { ranking, candidates }: Judgement): Explanation {
  const suspects = report.suspects.flatMap(({ change }) => {
    const suspect = ranking.suspects.find(({ id }) => id === change.id)
    if (suspect === undefined) return []
    const because = candidates.find(({ id }) => id === change.id)?.because ?? []
    const contributions = suspect.contributions.toSorted((a, b) => Math.abs(b.adds) - Math.abs(a.adds))
    return [{ id: change.id, title: change.title, probability: suspect.probability, because, contributions }]
  })
  return { suspects, noneProbability: ranking.noneProbability }
}

export function explanationText({ suspects, noneProbability }: Explanation): string {
  const lines = ['HOW THE PROBABILITIES CAME ABOUT']
  for (const { id, title, probability, because, contributions } of suspects) {
    lines.push(`  ${percent(probability)}  ${id.slice(0, 12)}  ${title}`)
    for (const reason of because) lines.push(`          looked at because it ${reason}`)
    for (const { feature, value, adds } of contributions) {
      lines.push(`          ${signed(adds)}  ${feature} = ${Number(value.toFixed(3))}`)
    }
  }
  lines.push(`  ${percent(noneProbability)}  none of the changes`)
  return `${lines.map((line) => visibleLines(line).join(' ')).join('\n')}\n`
}

function percent(probability: number): string {
  return `${(probability * 100).toFixed(1)}%`.padStart(6)
}

function signed(number: number): string {
  return `${number < 0 ? '-' : '+'}${Math.abs(number).toFixed(2)}`.padStart(7)
}
