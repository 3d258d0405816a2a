import type { Act } from './act.ts'

/** What was not done where an act was withheld or refused, as the beginning of a sentence. */
export function undoneWords(act: Act): string {
  switch (act.kind) {
    case 'publish-issue':
      return 'The issue was not written'
    case 'close-issue':
      return 'The issue was not closed'
    case 'publish-report':
      return act.at.kind === 'check-run' ? 'No check run was written' : 'No comment was written'
    case 'close-report':
      return 'What stands elsewhere was not ended'
    case 'react':
      return 'Nobody was answered'
    case 'open-revert':
      return 'No revert was opened'
    case 'open-re-apply':
      return 'Nothing was applied again'
    case 're-run':
      return 'Nothing was started again'
  }
}
