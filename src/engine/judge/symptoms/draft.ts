import type { Symptom } from '../../model/symptom.ts'
import type { LogLine } from './log-lines.ts'

type WithoutPlace<S> = S extends unknown ? Omit<S, 'at' | 'novel'> : never

/** A symptom as an extractor reads it: where it stands and whether it is new is known later. */
export type DraftSymptom = WithoutPlace<Symptom>
export type DraftOf<Kind extends DraftSymptom['kind']> = Extract<DraftSymptom, { readonly kind: Kind }>

export type Draft<S extends DraftSymptom = DraftSymptom> = {
  readonly line: LogLine
  readonly symptom: S
  /** The part of the line that matters, for the quote; the whole line where it is left out. */
  readonly about?: string
}

/**
 * Lines that hold one of the texts, with so many lines before and after each. A line end in a text stands for where a
 * line begins or ends. Who asks for them reads the same out of them as out of all lines: it looks no further around a
 * line, and no other line changes what it makes of these.
 */
export type Sight = { readonly needs: readonly string[]; readonly before?: number; readonly after?: number }

/**
 * Reads one kind of symptom out of a whole log. The lines the runner printed are left out before.
 * Pure, linear in the length of the log, and never throws: whatever the text, the answer is a list.
 */
export type Extractor = {
  readonly name: string
  /** The lines it asks for; all of them where it is left out. */
  readonly sees?: Sight
  readonly read: (lines: readonly LogLine[]) => readonly Draft[]
}
