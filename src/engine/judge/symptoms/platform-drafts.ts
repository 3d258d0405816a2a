import type { NamedThing } from '../../model/symptom.ts'
import type { Draft } from './draft.ts'
import type { LogLine } from './log-lines.ts'
import { platformsOfHead } from './messages/platform-head.ts'
import type { Platform } from './messages/platform-words.ts'
import { platformsOfName } from './messages/platform-words.ts'

/** Platforms that one log gives. */
const PLATFORMS_CAP = 16

/** Characters from which a line of a description is pasted from a tool, whose paths name every platform. */
const PASTED_FROM = 300

/** In a person's words a bare number behind a runtime's name counts something else. */
const isMeant = ({ name, printed }: Platform): boolean =>
  !/ \d/.test(name) || /\d\.\d|[A-Za-z]\d/.test(printed)

const inDescription = (lines: readonly LogLine[], read: ReadonlySet<LogLine>) =>
  lines
    .filter((line) => !read.has(line) && line.text.length < PASTED_FROM)
    .flatMap((line) =>
      platformsOfName(line.text)
        .filter(isMeant)
        .map((platform) => ({ ...platform, line })),
    )

/**
 * Where it fails, each platform once: of a description the words of the lines in which no tool speaks (`read` holds
 * the others), of a log what its head tells, set-up steps included.
 */
export const platformDrafts = (
  lines: readonly LogLine[],
  read: ReadonlySet<LogLine>,
  prose: boolean,
): readonly Draft[] => {
  const named = new Map<string, Draft>()
  for (const { name, printed, line } of prose ? inDescription(lines, read) : platformsOfHead(lines)) {
    if (named.has(name)) continue
    named.set(name, { line, about: printed, symptom: { kind: 'named-thing', what: 'platform', text: name } })
    if (named.size >= PLATFORMS_CAP) break
  }
  return [...named.values()]
}

/** Where the job of that name runs, as the name tells; on line 0, since no line of the log says it. */
export const platformsOfJob = (failure: number, job: string, novel: boolean): readonly NamedThing[] => {
  const names = new Map(platformsOfName(job).map((platform) => [platform.name, platform]))
  return [...names.values()].map(({ name, printed }) => ({
    kind: 'named-thing',
    what: 'platform',
    text: name,
    at: { failure, line: 0, quote: printed },
    novel,
  }))
}
