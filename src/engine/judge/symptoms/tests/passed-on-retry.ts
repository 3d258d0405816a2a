import type { Draft } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'

const NEXTEST =
  /^\s{0,12}FLAKY \d{1,3}\/\d{1,3} \[[^\]]{1,20}\] (?:\(\d{1,7}\/\d{1,7}\) )?\S{1,200} (\S{1,400})$/
const PLAYWRIGHT_LIST = /^ {0,4}\d{1,6} flaky$/
const PLAYWRIGHT =
  /^\s{2,8}(?:\[[\w -]{1,60}\] › )?[^\s:"'()]{1,400}:\d{1,7}:\d{1,6} › (.{1,400}?)[ ─]{0,200}$/
const SUREFIRE_LIST = /^\[WARNING\] Flakes:/
const SUREFIRE = /^\[WARNING\] ([\w.$]{1,300})$/

type List = { readonly heading: RegExp; readonly entry: RegExp }

const LISTS: readonly List[] = [
  { heading: PLAYWRIGHT_LIST, entry: PLAYWRIGHT },
  { heading: SUREFIRE_LIST, entry: SUREFIRE },
]

/** Lines of a list that may stand between two of its entries: what each attempt said. */
const BETWEEN = 6

/** Full names of the tests that failed first and passed when they were tried again, as their runner lists them. */
const passedOnRetry = (lines: readonly LogLine[]): ReadonlySet<string> => {
  const names = new Set<string>()
  let open: { readonly list: List; readonly last: number } | null = null
  for (const [at, { text }] of lines.entries()) {
    const nextest = text.includes('FLAKY ') ? NEXTEST.exec(text)?.[1] : undefined
    if (nextest !== undefined) names.add(nextest)
    if (text.endsWith(' flaky') || text.endsWith('Flakes:') || text.endsWith('Flakes: ')) {
      const list = LISTS.find(({ heading }) => heading.test(text))
      if (list !== undefined) open = { list, last: at }
    }
    if (open === null || open.last === at) continue
    const name = open.list.entry.exec(text)?.[1]
    if (name !== undefined) names.add(name)
    if (name !== undefined) open = { list: open.list, last: at }
    else if (at - open.last > BETWEEN || /^\s{0,4}\d{1,6} (?:failed|passed|skipped)/.test(text)) open = null
  }
  return names
}

const fullNames = (name: string, suite: string | null): readonly string[] =>
  suite === null ? [name] : [`${suite}::${name}`, `${suite}.${name}`]

/** The drafts without failing tests that passed when their runner tried them again: a flake is no failure. */
export const withoutRetried = (lines: readonly LogLine[], drafts: readonly Draft[]): readonly Draft[] => {
  if (!drafts.some(({ symptom }) => symptom.kind === 'failing-test')) return drafts
  const passed = passedOnRetry(lines)
  if (passed.size === 0) return drafts
  return drafts.filter(
    ({ symptom }) =>
      symptom.kind !== 'failing-test' ||
      !fullNames(symptom.name, symptom.suite).some((name) => passed.has(name)),
  )
}
