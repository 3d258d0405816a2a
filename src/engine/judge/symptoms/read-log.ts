import type { LogText } from '../../model/failure.ts'
import type { Place, Symptom, TellingLine } from '../../model/symptom.ts'
import { novelty } from './baseline.ts'
import { reportLines } from './bug-report/report-lines.ts'
import type { Draft } from './draft.ts'
import { isSaid, type LogLine, logLines } from './log-lines.ts'
import { nameDrafts } from './name-drafts.ts'
import { onlyWarned } from './only-warned.ts'
import { platformDrafts } from './platform-drafts.ts'
import { isProse } from './prose.ts'
import { quoteOf } from './quote.ts'
import { readLogDrafts } from './read-drafts.ts'
import { spokenPart } from './reports/spoken-part.ts'
import { tellingLines } from './telling-lines.ts'
import { withoutChatter } from './tool-chatter.ts'

/** Symptoms of one kind that one log gives; beyond it a log repeats itself. */
const KIND_CAP = 600

/** Of each kind the first so many, new ones before those that the baseline has too. */
const capped = (drafts: readonly Draft[], isNovel: (line: LogLine) => boolean): readonly Draft[] => {
  const counts = new Map<string, number>()
  const keep = new Set<Draft>()
  for (const wanted of [true, false]) {
    for (const draft of drafts) {
      if (isNovel(draft.line) !== wanted) continue
      const count = counts.get(draft.symptom.kind) ?? 0
      counts.set(draft.symptom.kind, count + 1)
      if (count < KIND_CAP) keep.add(draft)
    }
  }
  return drafts.filter((draft) => keep.has(draft))
}

/** Each line once. */
const inOrder = (lines: readonly LogLine[]): readonly LogLine[] =>
  [...new Set(lines)].sort((a, b) => a.number - b.number)

/** What one log tells. */
export type LogReading = {
  readonly symptoms: readonly Symptom[]
  readonly tellingLines: readonly TellingLine[]
  /** True for a person's words, perhaps around a trace. */
  readonly isDescription: boolean
}

/** Reads one failing log against the last good one, where there is one; or one test report. */
export const readLog = (
  failure: number,
  log: LogText,
  baseline: LogText | null,
  isReport = false,
): LogReading => {
  const logged = withoutChatter(logLines(log.text, log.elisions), log.text)
  const filed = baseline === null && !isReport ? reportLines(logged) : null
  const all = filed?.lines ?? logged
  const isNovel = novelty(all, baseline === null ? [] : logLines(baseline.text, baseline.elisions))
  const printed = all.filter(isSaid)
  const written = filed === null ? printed : printed.filter((line) => !filed.pasted.has(line))
  const isShort = baseline === null && isProse(all)
  const prose = isShort || (filed !== null && isProse(written))
  const read = readLogDrafts(log.text, printed, log.elisions)
  const kept = capped(read, isNovel)
  const novel = kept.filter((draft) => isNovel(draft.line))
  const warned = onlyWarned(read, baseline !== null)
  const chosen = isShort ? printed : [...(prose ? written : []), ...tellingLines(all, read, isNovel, warned)]
  const telling = prose ? inOrder(chosen).filter((line) => line.text !== '') : chosen
  const spoken = new Set(read.map(({ line }) => line))
  const drafts = [
    ...kept,
    ...nameDrafts(novel, telling, prose, warned),
    ...platformDrafts(prose ? written : all, spoken, prose),
  ]
  const placeOf = (line: LogLine, about?: string): Place => ({
    failure,
    line: line.number,
    quote: (isReport ? spokenPart(line.raw, about) : null) ?? quoteOf(line, about),
  })
  const symptoms = drafts.map(({ line, about, symptom }) => ({
    ...symptom,
    at: placeOf(line, about),
    novel: isNovel(line),
  }))
  const headline = filed === null ? null : written.find(({ text }) => text.trim() !== '')
  const tell = (line: LogLine): TellingLine => {
    const place = placeOf(line)
    const said = isReport || place.quote === line.text.trim() ? place : { ...place, text: line.text }
    return line === headline ? { ...said, headline: true } : said
  }
  return { symptoms, tellingLines: telling.map(tell), isDescription: prose && !isReport }
}
