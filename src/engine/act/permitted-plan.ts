import type { Act, Plan } from '../model/act.ts'
import { undoneWords } from '../model/undone-words.ts'
import type { Actor } from '../ports.ts'
import { answerOrNull } from './answer-or-null.ts'
import { giveThem } from './missing-permission.ts'

/**
 * The plan without acts that we are not allowed, each withheld with the permission that is missing. It is asked only
 * where more than the issue is to be written: an issue that may not be written can be told nowhere else, and the try
 * says so by itself.
 */
export async function permittedPlan(plan: Plan, actor: Actor | null): Promise<Plan> {
  if (actor?.lacks === undefined || plan.take.every(({ kind }) => isAboutIssue(kind))) return plan
  const take: Act[] = []
  const withhold = [...plan.withhold]
  for (const act of plan.take) {
    // Who cannot say is asked by the writing itself.
    const lacking = (await answerOrNull(() => actor.lacks?.(act))) ?? []
    if (lacking.length === 0) take.push(act)
    else withhold.push({ act: act.kind, because: 'no-write-permission', says: saysOf(act, lacking) })
  }
  return { ...plan, take, withhold }
}

function isAboutIssue(kind: Act['kind']): boolean {
  return kind === 'publish-issue' || kind === 'close-issue'
}

function saysOf(act: Act, lacking: readonly string[]): string {
  return `${undoneWords(act)}, because ${giveThem(lacking)}.`
}
