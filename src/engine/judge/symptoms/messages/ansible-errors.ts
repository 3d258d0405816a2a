import type { Draft, Extractor } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'

const HEAD =
  /^(?:fatal|failed): \[[^\]]{1,200}\](?: \(item=.{1,300}\))?(?:: (?:FAILED|UNREACHABLE)!)? =>(?: \{|$)/
/** As the default callback prints it on one line or on several, and as the YAML one does. */
const MESSAGE = /(?:^\s{2,8}|[{,] )"?msg"?: (?:"((?:[^"\\]|\\.){1,4000})"|([^"\s].{0,2000}))/
const STDERR = /(?:^\s{2,8}|[{,] )"?stderr"?: (?:"((?:[^"\\]|\\.){1,4000})"|([^"\s|>].{0,2000}))/
const WHOLE = /^(.{1,4000}\})$/
/** Says only that a command failed; what it printed says more. */
const EMPTY = /^(?:non-zero return code|MODULE FAILURE.{0,200}|All items completed)$/
/** Lines over which a result goes on at most. */
const REACH = 40

/** What the play allows to fail. */
const IGNORED = '...ignoring'

/** The lines of one result: the first, and what is indented below it; none where the play goes on all the same. */
const resultAt = (lines: readonly LogLine[], at: number): readonly LogLine[] => {
  const below = lines.slice(at + 1, at + 1 + REACH)
  const end = below.findIndex(({ text }) => text !== '' && !text.startsWith('  '))
  const behind = below.slice(Math.max(end, 0)).find(({ text }) => text !== '' && text !== '}')
  if (end !== -1 && behind?.text === IGNORED) return []
  return [...lines.slice(at, at + 1), ...below.slice(0, end === -1 ? REACH : end)]
}

const said = (result: readonly LogLine[], pattern: RegExp): { line: LogLine; about: string } | null => {
  for (const line of result) {
    const found = pattern.exec(line.text)
    const about = found?.[1] ?? found?.[2]
    if (about !== undefined) return { line, about }
  }
  return null
}

const failedAt = (lines: readonly LogLine[], at: number): Draft | null => {
  const result = resultAt(lines, at)
  const message = said(result, MESSAGE)
  const isEmpty = message === null || EMPTY.test(message.about)
  const found = (isEmpty ? said(result, STDERR) : null) ?? message ?? said(result, WHOLE)
  if (found === null) return null
  const text = found.about
    .replaceAll(/\\(["\\])/g, '$1')
    .replaceAll('\\n', ' ')
    .trim()
  return { ...found, symptom: { kind: 'error-message', type: 'ansible', text } }
}

/** Why a task of Ansible failed, out of its result. */
export const ansibleErrors: Extractor = {
  name: 'ansible-errors',
  sees: { needs: ['\nfatal: [', '\nfailed: ['], after: REACH },
  read: (lines) =>
    lines.flatMap((line, at) => {
      const failed = HEAD.test(line.text) ? failedAt(lines, at) : null
      return failed === null ? [] : [failed]
    }),
}
