import type { Change } from '../../model/change.ts'

/** Characters read of one patch and of one change; a vendored bundle must not outweigh the rest. */
const patchCap = 64 * 1024
const changeCap = 512 * 1024

/** The patches of a change as far as text search reads them, with their files, in file order. */
export function* keptPatches(change: Change): Generator<{ readonly path: string; readonly patch: string }> {
  let left = changeCap
  for (const { path, patch } of change.files) {
    if (patch === null || left <= 0) continue
    const kept = patch.slice(0, Math.min(patchCap, left))
    left -= kept.length
    yield { path, patch: kept }
  }
}
