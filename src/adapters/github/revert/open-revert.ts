import type { OpenReApply, OpenRevert, Performed } from '../../../engine/model/act.ts'
import { revertMarker } from '../issue/marker.ts'
import type { Writer } from '../issue/writer.ts'
import { isOurDraft } from './draft-names.ts'
import { openDraft } from './open-draft.ts'

/** Opens the draft that takes a pull request back, unless there is one. Never merges. */
export async function openRevert(writer: Writer, act: OpenRevert, words: string): Promise<Performed> {
  const { repo, pull, title, landed, mainline = 1 } = act
  return await openDraft(writer, {
    repo,
    number: pull,
    mainline,
    title,
    body: `${revertMarker(writer.markerKey, repo, pull)}\n${words}`,
    objection: ({ mergeCommit }) =>
      mergeCommit?.oid === landed ? null : `#${pull} landed by another commit than the one that was judged.`,
  })
}

/** Opens the draft that applies again what a revert of ours took back, unless there is one. Never merges. */
export async function openReApply(writer: Writer, act: OpenReApply, words: string): Promise<Performed> {
  const { repo, pull, revert, title } = act
  return await openDraft(writer, {
    repo,
    number: revert,
    mainline: 1,
    title,
    body: `${revertMarker(writer.markerKey, repo, revert)}\n${words}`,
    objection: (found) =>
      isOurDraft(found, repo, pull, writer) ? null : `#${revert} is no revert of #${pull} by Prime Suspect.`,
  })
}
