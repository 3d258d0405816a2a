import type { Draft, DraftOf } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { RETRY_HEADING } from './jest-retries.ts'

/** Lines of a failed attempt's report that are left out with its test. */
const REACH = 80

const REPORT_ENDS =
  /^(?:\[INFO\]|=== |--- (?:PASS|FAIL|SKIP): |ok\s|FAIL\b|PASS\b|\s{0,12}(?:TRY \d|PASS \[|FAIL \[|Summary \[)|\s{0,4}\d{1,6} (?:failed|passed|flaky|skipped)\b|> Task )/

/** The names by which a runner may call a test where it says that it passed at last. */
const namesOf = ({ name, suite, path }: DraftOf<'failing-test'>): readonly string[] => {
  if (suite === null)
    return path === null ? [name] : [name, ...['::', ' > ', ' › '].map((sign) => `${path}${sign}${name}`)]
  const short = suite.slice(suite.lastIndexOf('/') + 1)
  const within = path === null ? [] : [`${path}::${suite}::${name}`, `${path} > ${suite} > ${name}`]
  return [...['::', '.', ' ', ' > '].map((sign) => `${suite}${sign}${name}`), `${short}.${name}`, ...within]
}

/** `go test` names the package after its tests, or not at all where another tool prints what it said. */
const inSomePackage = (
  retried: ReadonlyMap<string, FlakyDraft>,
  { name, suite }: DraftOf<'failing-test'>,
): string | undefined =>
  suite === null && /^(?:Test|Example|Fuzz)/.test(name)
    ? [...retried.keys()].find((full) => full.endsWith(`.${name}`))
    : undefined

/** The parts of a full name, as the failing test told them or as the name is written. */
const inParts = (draft: FlakyDraft, known: DraftOf<'failing-test'> | undefined): FlakyDraft => {
  if (known !== undefined) {
    const { name, suite, path } = known
    return { ...draft, symptom: { kind: 'flaky-test', name, suite, path } }
  }
  const full = draft.symptom.name
  const parts = full.split(/::| › | > /)
  const path = parts.length > 1 && /\.\w{1,6}$/.test(parts[0] ?? '') ? (parts.shift() ?? null) : null
  const name = parts.pop() ?? full
  return { ...draft, symptom: { kind: 'flaky-test', name, suite: parts.join('::') || null, path } }
}

type TestDraft = Draft<DraftOf<'failing-test'>>

type FlakyDraft = Draft<DraftOf<'flaky-test'>>

const isFlaky = (draft: Draft): draft is FlakyDraft => draft.symptom.kind === 'flaky-test'

const isTest = (draft: Draft): draft is TestDraft => draft.symptom.kind === 'failing-test'

/** Drafts that stand in the report of a failed attempt: its errors and frames are a flake's, too. */
const reportsOf = (
  lines: readonly LogLine[],
  drafts: readonly Draft[],
  flakes: ReadonlySet<Draft>,
): ReadonlySet<Draft> => {
  const heads = new Map(drafts.filter(isTest).map((draft) => [draft.line, flakes.has(draft)]))
  for (const { line } of drafts.filter(isFlaky)) if (line.text.includes(RETRY_HEADING)) heads.set(line, true)
  const within = new Set<LogLine>()
  let left = 0
  for (const line of lines) {
    const head = heads.get(line)
    if (head !== undefined) left = head ? REACH : 0
    else if (left > 0 && REPORT_ENDS.test(line.text)) left = 0
    if (left === 0) continue
    left -= 1
    within.add(line)
  }
  return new Set(
    drafts.filter(
      ({ line, symptom: { kind } }) =>
        ((kind === 'stack-frame' || kind === 'error-message') && within.has(line)) ||
        (kind === 'diagnostic' && heads.get(line) === true),
    ),
  )
}

/**
 * The drafts with a flake told as one: a test that failed and passed when its runner tried it again is no failing
 * test, and what its failed attempts reported is left out. In no order.
 */
export const withRetried = (lines: readonly LogLine[], drafts: readonly Draft[]): readonly Draft[] => {
  const retried = new Map<string, FlakyDraft>()
  for (const draft of drafts) {
    if (isFlaky(draft) && !retried.has(draft.symptom.name)) retried.set(draft.symptom.name, draft)
  }
  if (retried.size === 0) return drafts
  const known = new Map<string, DraftOf<'failing-test'>>()
  const flakes = new Set<Draft>()
  for (const draft of drafts.filter(isTest)) {
    const full = namesOf(draft.symptom).find((each) => retried.has(each))
    const name = full ?? inSomePackage(retried, draft.symptom)
    if (name === undefined) continue
    flakes.add(draft)
    if (!known.has(name)) known.set(name, draft.symptom)
  }
  const reports = reportsOf(lines, drafts, flakes)
  const told = [...retried].map(([name, draft]) => inParts(draft, known.get(name)))
  return [...drafts.filter((draft) => !flakes.has(draft) && !reports.has(draft) && !isFlaky(draft)), ...told]
}
