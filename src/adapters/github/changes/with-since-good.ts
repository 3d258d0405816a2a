import type { Change, FileChange } from '../../../engine/model/change.ts'
import type { ChangeId } from '../../../engine/model/ids.ts'
import { unclearMerges } from '../../../engine/model/unclear-merges.ts'
import { gapOf } from '../api/gaps.ts'
import { type GoodMerge, isOfFirstLine } from './good-merges.ts'
import { listedSinceGood } from './listed-since-good.ts'
import { newSinceGood, placesAround } from './new-since-good.ts'
import { objectIds } from './object-ids.ts'
import { callsOf, firstThen, type PatchLook } from './patch-look.ts'

type Listed = { readonly id: ChangeId; readonly of: GoodMerge; readonly files: readonly FileChange[] }

/**
 * The changes with the files of merges by which the good commit came in, compared with the good commit and not with
 * their first parent, which does not hold it: a call for each, and one for some fifty files that tells what stood there
 * before.
 */
export async function withSinceGood(look: PatchLook, changes: readonly Change[]): Promise<readonly Change[]> {
  const open = changes.filter((change) => isSinceGood(look, change) && isNotRead(change))
  if (open.length === 0) return changes
  const listed = await listedOf(look, open)
  const places = listed.flatMap(({ of, files }) => files.flatMap(({ path }) => placesAround(of, path)))
  const asked = await objectIds(look.session, places, callsOf(look))
  if (asked.refusal !== null) look.gaps.push(gapOf('what merges brought', asked.refusal))
  const read = new Map(listed.map(({ id, of, files }) => [id, newSinceGood(of, files, asked.answers)]))
  const value = changes.map((change) => ({ ...change, ...read.get(change.id) }))
  const ids = new Set(open.map(({ id }) => id))
  // The second look is the last, so that it tells what stays unread.
  const isTold = (change: Change): boolean => look.look === 'second' || !isNotRead(change)
  const unclear = value
    .filter(({ id, filesCompleteness: { kind } }) => ids.has(id) && kind !== 'complete')
    .filter(isTold)
  if (unclear.length > 0) look.gaps.push(unclearMerges(unclear.length))
  return value
}

/** Whether a change must not be compared with its first parent, as everything else is. */
export function isSinceGood({ merges }: Pick<PatchLook, 'merges'>, change: Change): boolean {
  const of = merges.get(change.id)
  return of !== undefined && !isOfFirstLine(change, of)
}

function isNotRead({ files, filesCompleteness }: Change): boolean {
  return files.length === 0 && filesCompleteness.kind === 'unknown'
}

/** The newest first, as long as calls are left; the last is for what stood there before. */
async function listedOf(look: PatchLook, open: readonly Change[]): Promise<readonly Listed[]> {
  const listed: Listed[] = []
  for (const { id } of open) {
    const of = look.merges.get(id)
    if (of === undefined || callsOf(look) <= 1) continue
    try {
      const files = await listedSinceGood(look, of)
      listed.push({ id, of, files: firstThen(files, ({ path }) => look.isInteresting(path)) })
    } catch (error) {
      look.gaps.push(gapOf(`files of commit ${id.slice(0, 12)}`, error))
    }
  }
  return listed
}
