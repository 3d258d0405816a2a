import type { Draft, DraftOf } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import type { Compared } from './compared-values.ts'
import { comparedAt } from './compared-values.ts'

/** Lines below a test's heading that are taken for its report. */
const REACH = 80

type TestDraft = Draft<DraftOf<'failing-test'>>

const isTest = (draft: Draft): draft is TestDraft => draft.symptom.kind === 'failing-test'

// RSpec's and Mocha's numbered titles, Rust's captured output, GoogleTest and go test in their verbose form.
const HEADING =
  /^\s{1,8}\d{1,5}\) (.{1,400}?):?$|^---- (\S{1,400}) stdout ----$|^\[ RUN {6}\] (\S{1,400})$|^=== (?:RUN|NAME|CONT) {1,4}(\S{1,400})$/

const headed = (text: string): string | null => {
  const first = text.charCodeAt(0)
  if (first !== 0x20 && first !== 0x2d && first !== 0x5b && first !== 0x3d) return null
  const match = HEADING.exec(text)
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? match?.[4] ?? null
}

/** The names by which a runner may call one test where it reports on it. */
const namesOf = ({ symptom: { name, suite } }: TestDraft): readonly string[] =>
  suite === null ? [name] : [`${suite} ${name}`, `${suite}::${name}`, `${suite}.${name}`, name]

type Found = { readonly byDraft: Map<TestDraft, Compared>; readonly byName: Map<string, Compared | null> }

/** Null for a name that two tests bear: whose values they are is not known then. */
const remember = (names: Map<string, Compared | null>, name: string, values: Compared): void => {
  const known = names.get(name)
  const same = known?.expected === values.expected && known.actual === values.actual
  names.set(name, known === undefined || same ? values : null)
}

const search = (lines: readonly LogLine[], tests: readonly TestDraft[]): Found => {
  const at = new Map(tests.map((draft) => [draft.line, draft]))
  const found: Found = { byDraft: new Map(), byName: new Map() }
  let owner: { readonly draft: TestDraft | null; readonly name: string; readonly from: number } | null = null
  for (const [index, line] of lines.entries()) {
    const draft = at.get(line) ?? null
    const heading = draft === null ? headed(line.text) : draft.symptom.name
    if (heading !== null) owner = { draft, name: heading, from: index }
    if (owner === null || index - owner.from > REACH) continue
    const values = comparedAt(lines, index)
    if (values === null) continue
    if (owner.draft !== null) found.byDraft.set(owner.draft, values)
    remember(found.byName, owner.name, values)
    owner = null
  }
  return found
}

/** The drafts, with each failing test given the values that the comparison reported under its name printed. */
export const withCompared = (lines: readonly LogLine[], drafts: readonly Draft[]): readonly Draft[] => {
  const tests = drafts.filter(isTest)
  if (tests.length === 0) return drafts
  const { byDraft, byName } = search(lines, tests)
  if (byName.size === 0) return drafts
  return drafts.map((draft) => {
    if (!isTest(draft)) return draft
    const named = namesOf(draft).map((name) => byName.get(name))
    const values = byDraft.get(draft) ?? named.find((known) => known !== undefined && known !== null)
    return values === undefined || values === null
      ? draft
      : { ...draft, symptom: { ...draft.symptom, ...values } }
  })
}
