import type { CaseAnswer, OpenCase } from '../adapters/case-file/case-schema.ts'
import type { MinedCase } from '../learn/mine/mined-case.ts'

const longestTitle = 200

/** A mined case as a case file tells it: what was known, and apart from it the answer. */
export function minedCaseLine(
  { id, text, window, at, culprit }: MinedCase,
  repo: string,
): { readonly open: OpenCase; readonly answer: CaseAnswer } {
  const title = text.split('\n', 1)[0] ?? ''
  const { good, bad, exclude } = window
  return {
    open: {
      id,
      repo,
      incident: {
        kind: 'alert',
        name: 'report',
        title: title.slice(0, longestTitle).toWellFormed(),
        ...(at === null ? {} : { at }),
      },
      failures: [{ name: 'report', log: text }],
      // Files are read where none of the changes has landed: a later tree would show which lines came and went.
      range: { good, bad, tree: good, exclude },
    },
    answer: { culprits: [culprit.id] },
  }
}
