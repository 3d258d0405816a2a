import type { Draft, Extractor } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'

type Announcement = {
  /** What stands on every such line; a line end in it stands for where the line begins or ends. */
  readonly needs: string
  /** The first group, where there is one, is the error's type. */
  readonly pattern: RegExp
  readonly type: string | null
  /** What the message has to look like. */
  readonly message?: RegExp
  /** Lines that stand between, and how many of them at most. */
  readonly between?: { readonly lines: RegExp; readonly most: number }
}

const INDENTED = /^ {6,40}\S/

const ANNOUNCEMENTS: readonly Announcement[] = [
  // Rust since 1.73: the place on one line, the message on the next.
  {
    needs: '\nthread ',
    pattern: /^thread '.{1,200}?'(?: \(\d{1,9}\))? panicked at [^\s]{1,400}:\d{1,7}:\d{1,5}:$/,
    type: 'panic',
  },
  // Dart.
  { needs: '\nUnhandled exception:', pattern: /^Unhandled exception:$/, type: null },
  // RSpec: the type on a line of its own; and an expectation, whose message may follow after a blank line.
  ...['Error:\n', 'Exception:\n'].map((needs) => ({
    needs,
    pattern: /^ {4,40}((?:\w{1,60}::){0,8}\w{0,60}(?:Error|Exception)):$/,
    type: null,
    message: INDENTED,
  })),
  { needs: 'Failure/Error: ', pattern: /^ {2,40}Failure\/Error: \S/, type: 'assertion', message: INDENTED },
  // ERT: the condition that was signalled; `ert-test-failed` says only that there was one.
  {
    needs: ' condition:\n',
    pattern: /^Test \S{1,300} condition:$/,
    type: null,
    message: /^ {1,8}\((?!ert-test-failed)/,
  },
  // Gradle: which task failed is less than why.
  {
    needs: 'Execution failed for task ',
    pattern: /^Execution failed for task '.{1,200}'\.$/,
    type: null,
    message:
      /^> (?!There were failing tests|Compilation (?:error|failed)|Process '|A failure occurred while executing)\S/,
  },
  // Spring Boot: a banner, a heading, and what is wrong.
  {
    needs: '\nAPPLICATION FAILED TO START\n',
    pattern: /^APPLICATION FAILED TO START$/,
    type: null,
    message: /^\S/,
    between: { lines: /^(?:\*{3,80}|Description:)?$/, most: 4 },
  },
  // What Go's programs gather: `2 errors occurred:`, and a list of them.
  {
    needs: ' occurred:\n',
    pattern: /(?:^|\s)\d{1,3} error(?:s|\(s\))? occurred:$/,
    type: null,
    message: /^\s{0,20}\* \S/,
  },
  // Gradle, of what is no task; what it evaluated or configured is less than why.
  {
    needs: '* What went wrong:',
    pattern: /^\* What went wrong:$/,
    type: null,
    message:
      /^(?!Execution failed for task '|A problem occurred (?:configuring|evaluating) |Could not determine the dependencies of task ')\S/,
  },
  {
    needs: 'A problem occurred ',
    pattern: /^A problem occurred (?:configuring|evaluating) .{1,200}\.$/,
    type: null,
    message: /^> \S/,
  },
  {
    needs: 'Could not determine the dependencies of task ',
    pattern: /^Could not determine the dependencies of task '.{1,200}'\.$/,
    type: null,
    message: /^> \S/,
  },
  {
    needs: '> A failure occurred while executing ',
    pattern: /^\s{0,8}> A failure occurred while executing \S{1,300}$/,
    type: null,
    message: /^\s{3,12}> (?!Compilation (?:error|failed)|java\.lang\.reflect\.|There were failing tests)\S/,
  },
  // conda.
  {
    needs: 'ResolvePackageNotFound:',
    pattern: /^ResolvePackageNotFound:\s{0,4}$/,
    type: 'ResolvePackageNotFound',
    message: /^ {2}- \S/,
  },
  {
    needs: 'The following packages are ',
    pattern:
      /^(?:PackagesNotFoundError: )?The following packages are (?:not available|missing) from .{1,60}:$/,
    type: 'PackagesNotFoundError',
    message: /^ {2}- \S/,
  },
  // Jasmine.
  { needs: '\n  Message:\n', pattern: /^ {2}Message:$/, type: null, message: /^ {4}\S/ },
]

const WORDED = ANNOUNCEMENTS.map((one) => ({ ...one, words: one.needs.replaceAll('\n', '') }))

/** Lines below the announcement, where nothing else stands between: the next one, or behind a blank one. */
const BLANK = { lines: /^$/, most: 1 }
const REACH = 1 + Math.max(...ANNOUNCEMENTS.map(({ between = BLANK }) => between.most))

const messageBelow = (
  lines: readonly LogLine[],
  at: number,
  between: NonNullable<Announcement['between']>,
): LogLine | undefined =>
  lines
    .slice(at + 1, at + 2 + between.most)
    .find((line, below) => !between.lines.test(line.text) || below === between.most)

/** Errors whose message stands below the line that announces them. */
export const announcedErrors: Extractor = {
  name: 'announced-errors',
  sees: { needs: ANNOUNCEMENTS.map(({ needs }) => needs), after: REACH },
  read: (lines) => {
    const drafts: Draft[] = []
    lines.forEach((line, at) => {
      for (const { pattern, type, message: shape, words, between = BLANK } of WORDED) {
        if (!line.text.includes(words)) continue
        const found = pattern.exec(line.text)
        const message =
          found === null ? undefined : shape === undefined ? lines[at + 1] : messageBelow(lines, at, between)
        const text = message?.text.trim() ?? ''
        if (found === null || message === undefined || text === '') continue
        if (shape !== undefined && (!shape.test(message.text) || /^\s{0,40}# /.test(message.text))) continue
        drafts.push({ line: message, symptom: { kind: 'error-message', type: found[1] ?? type, text } })
        break
      }
    })
    return drafts
  },
}
