import type { Draft, Extractor } from '../draft.ts'

type Announcement = { readonly begins: string; readonly pattern: RegExp; readonly type: string | null }

const ANNOUNCEMENTS: readonly Announcement[] = [
  // Rust since 1.73: the place on one line, the message on the next.
  {
    begins: 'thread ',
    pattern: /^thread '.{1,200}?'(?: \(\d{1,9}\))? panicked at [^\s]{1,400}:\d{1,7}:\d{1,5}:$/,
    type: 'panic',
  },
  // Dart.
  { begins: 'Unhandled exception:', pattern: /^Unhandled exception:$/, type: null },
]

/** Errors whose message stands on the line below the one that announces them. */
export const announcedErrors: Extractor = {
  name: 'announced-errors',
  sees: { needs: ANNOUNCEMENTS.map(({ begins }) => `\n${begins}`), after: 1 },
  read: (lines) => {
    const drafts: Draft[] = []
    lines.forEach((line, at) => {
      const found = ANNOUNCEMENTS.find(
        ({ begins, pattern }) => line.text.startsWith(begins) && pattern.test(line.text),
      )
      const message = found === undefined ? undefined : lines[at + 1]
      const text = message?.text.trim() ?? ''
      if (found === undefined || message === undefined || text === '') return
      drafts.push({ line: message, symptom: { kind: 'error-message', type: found.type, text } })
    })
    return drafts
  },
}
