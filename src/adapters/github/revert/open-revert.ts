import type { OpenReApply, OpenRevert, Performed } from '../../../engine/model/act.ts'
import { Refusal } from '../../../engine/model/refusal.ts'
import { revertMarker } from '../issue/marker.ts'
import type { Writer } from '../issue/writer.ts'
import { isOurDraft } from './draft-names.ts'
import { openDraft } from './open-draft.ts'

/** Opens the draft that takes a pull request back, unless there is one. Never merges. */
export async function openRevert(writer: Writer, act: OpenRevert, words: string): Promise<Performed> {
  const { repo, pull, title, landed } = act
  return await inWords(() =>
    openDraft(writer, {
      repo,
      number: pull,
      title,
      body: `${revertMarker(writer.markerKey, repo, pull)}\n${words}`,
      objection: ({ mergeCommit }) =>
        mergeCommit?.oid === landed
          ? null
          : `#${pull} landed by another commit than the one that was judged.`,
    }),
  )
}

/** Opens the draft that applies again what a revert of ours took back, unless there is one. Never merges. */
export async function openReApply(writer: Writer, act: OpenReApply, words: string): Promise<Performed> {
  const { repo, pull, revert, title } = act
  return await inWords(() =>
    openDraft(writer, {
      repo,
      number: revert,
      title,
      body: `${revertMarker(writer.markerKey, repo, revert)}\n${words}`,
      objection: (found) =>
        isOurDraft(found, repo, pull, writer)
          ? null
          : `#${revert} is no revert of #${pull} by Prime Suspect.`,
    }),
  )
}

/** A missing permission is the commonest reason, and GitHub's general words for it speak of reading. */
async function inWords(open: () => Promise<Performed>): Promise<Performed> {
  try {
    return await open()
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'missing-permission') throw error
    const mend = 'Grant write access to contents and pull requests, or revert by hand.'
    throw new Refusal('missing-permission', error.message, mend, { cause: error })
  }
}
