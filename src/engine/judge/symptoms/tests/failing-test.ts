import type { DraftOf } from '../draft.ts'
import { numberOf } from '../line-rules.ts'

type Parts = {
  readonly suite?: string | null | undefined
  readonly path?: string | null | undefined
  readonly line?: string | null | undefined
}

/** A failing test from its printed parts; empty parts count as not printed. */
export const failingTest = (name: string, parts: Parts = {}): DraftOf<'failing-test'> => ({
  kind: 'failing-test',
  name: name.trim(),
  suite: parts.suite?.trim() || null,
  path: parts.path?.trim() || null,
  line: numberOf(parts.line ?? undefined),
  expected: null,
  actual: null,
})
