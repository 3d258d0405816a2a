import type { PublishCheck } from '../model/act.ts'
import type { Change } from '../model/change.ts'
import type { Dossier } from '../model/dossier.ts'
import type { Verdict } from '../model/verdict.ts'
import { issueTitle } from './issue-title.ts'

/** Digits of a commit that a word names it by: a button holds twenty characters in all. */
const digits = 10

/**
 * The report as a check on the failing commit, with up to three buttons for the commonest words: whatever they do,
 * somebody who may not say the word is not heard by a button either.
 */
export function planCheck({ incident, changes }: Dossier, verdict: Verdict): PublishCheck {
  const { id, repo, badSha: sha, failing } = incident
  return {
    kind: 'publish-check',
    incident: id,
    repo,
    sha,
    title: issueTitle(failing),
    buttons: buttonsFor(verdict, changes),
  }
}

function buttonsFor(verdict: Verdict, changes: readonly Change[]): PublishCheck['buttons'] {
  const again = { label: 'Look again', description: 'Gather the facts and judge them now', word: 'rerun' }
  if (verdict.kind === 'silent') return [again]
  const id = verdict.kind === 'culprit' ? verdict.id : verdict.ids[0]
  const suspect = changes.find((change) => change.id === id)
  const none = { label: 'None of these', description: 'No change of the range did it', word: 'none' }
  if (suspect === undefined) return [none, again]
  const name = suspect.id.slice(0, digits)
  const called = suspect.pull === null ? name : `#${suspect.pull}`
  return [
    { label: `It was ${called}`, description: `${called} did it`, word: `confirm ${name}` },
    { label: `Not ${called}`, description: `${called} did not do it`, word: `clear ${name}` },
    none,
  ]
}
