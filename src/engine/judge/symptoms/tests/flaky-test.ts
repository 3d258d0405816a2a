import type { Draft } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'

/** A test that passed when it was tried again, by the full name that its runner prints on the line. */
export const flakyTest = (line: LogLine, name: string, about: string = name): Draft => ({
  line,
  about,
  symptom: { kind: 'flaky-test', name, suite: null, path: null },
})
