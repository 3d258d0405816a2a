import type { SourceFile } from '../../../engine/model/context.ts'
import type { Sha } from '../../../engine/model/ids.ts'
import type { ParsedFile } from '../../../engine/model/parsed-source.ts'
import type { Answer, SyntaxReader } from '../../../engine/ports.ts'
import { truncated } from '../api/gaps.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { fileSources } from './file-sources.ts'
import { OWNERS_FILES } from './owners-files.ts'

/** Files are asked for with one query each time. */
const MOST_FILES = 20
/** Queries of one triage: calls are dear, so only the files that the failure names are opened. */
const MOST_QUESTIONS = 1
/** Characters parsed of all of them, which takes about a second; nothing else runs meanwhile. */
const MOST_TEXT = 1024 * 1024
/** Files that could not be parsed in their time, after which no more are tried: they are hostile. */
const MOST_UNREAD = 2

export type ParsedFiles = (
  session: IncidentSession,
  sha: Sha,
  paths: readonly string[],
) => Promise<Answer<readonly ParsedFile[]>>

/** Reads and parses files of a commit, the first twenty of the first question in a triage. */
export function parsedFiles(reader: SyntaxReader): ParsedFiles {
  const questions = new WeakMap<IncidentSession, number>()
  return async (session, sha, paths) => {
    const known = paths.filter((path) => reader.reads(path))
    const before = questions.get(session) ?? 0
    const asked = before < MOST_QUESTIONS ? known.slice(0, MOST_FILES) : []
    if (known.length === 0) return { value: [], gaps: [] }
    questions.set(session, before + 1)
    // The owners are wanted later; asked for here, the second question is often saved.
    const wanted = asked.length === 0 ? [] : [...new Set([...asked, ...OWNERS_FILES])]
    const sources = await fileSources(session, sha, wanted)
    const isAsked = new Set(asked)
    const texts = sources.value.filter(({ path }) => isAsked.has(path))
    const { value, skipped } = await parsed(reader, texts)
    const left = known.length - asked.length + skipped
    const because = `Of the files around the failure ${left} were not opened to see what they use.`
    const cut = left === 0 ? [] : [truncated('how files hang together', because)]
    return { value, gaps: [...cut, ...sources.gaps] }
  }
}

/** The texts one after the other, as far as the bounds allow. */
async function parsed(
  reader: SyntaxReader,
  texts: readonly SourceFile[],
): Promise<{ readonly value: readonly ParsedFile[]; readonly skipped: number }> {
  const value: ParsedFile[] = []
  let [length, unread, skipped] = [0, 0, 0]
  for (const { path, text, completeness } of texts) {
    length += text.length
    if (length > MOST_TEXT || unread >= MOST_UNREAD) {
      skipped += 1
      continue
    }
    const read = await reader.read(path, text)
    if (read === null) continue
    if (read.completeness.kind === 'unknown') unread += 1
    value.push({ path, ...read, ...(completeness.kind === 'complete' ? {} : { completeness }) })
  }
  return { value, skipped }
}
