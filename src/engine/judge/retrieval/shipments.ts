import type { Change } from '../../model/change.ts'
import { changesNamed } from '../../model/changes-named.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { ChangeId } from '../../model/ids.ts'
import { type PatchRow, patchRows } from '../../model/patch-rows.ts'

/** Changes of the range that one change brings to where it deploys, and the line by which it does. */
export type Shipment = {
  /** Newest first; at least one. */
  readonly changes: readonly Change[]
  readonly evidence: Evidence
}

/** A commit id as a pin is written, with a digit and a letter: neither a number nor a word. */
const commitId = /(?<![0-9a-z])(?=[a-f]{0,39}\d)(?=\d{0,39}[a-f])[0-9a-f]{7,40}(?![0-9a-z])/g

/** Who moves pins in many files, or among much else, does something else, too. */
const mostFiles = 8
const longestPatch = 16 * 1024

/** A pin that jumps over more changes than this says little about each of them. */
const mostShipped = 60

type Pin = { readonly to: string; readonly row: PatchRow; readonly file: string }

/**
 * Which changes ship others of the same range: a deployment's configuration that names a commit of this branch, moved
 * to another. What landed after the old commit (or since the range began, where the old one is older) up to the new one
 * is shipped by it. Changes come newest first.
 */
export function shipments(changes: readonly Change[]): ReadonlyMap<ChangeId, Shipment> {
  const found = new Map<ChangeId, Shipment>()
  const namedBy = changesNamed(changes)
  changes.forEach((change, age) => {
    for (const { pin, from } of movedPins(change)) {
      const newest = only(namedBy(pin.to))
      if (newest === null || newest <= age) continue
      const oldest = only(namedBy(from))
      const shipped = changes.slice(newest, oldest ?? changes.length)
      if (shipped.length === 0 || shipped.length > mostShipped) continue
      found.set(change.id, { changes: shipped, evidence: evidenceOf(pin, shipped.length) })
      break
    }
  })
  return found
}

function evidenceOf({ file, row }: Pin, shipped: number): Evidence {
  const what = shipped === 1 ? 'another change' : `${shipped} other changes`
  return { says: `It ships ${what} of this range.`, quote: row.text.trim(), file, line: row.after }
}

/** Commit ids that a removed line holds and an added line of the same file replaces. */
function* movedPins({ files }: Change): Generator<{ readonly pin: Pin; readonly from: string }> {
  if (files.length > mostFiles) return
  for (const { path, patch } of files) {
    if (patch === null || patch.length > longestPatch) continue
    const rows = [...patchRows(patch)]
    const gone = rows.flatMap((row) => (row.sign === '-' ? idsIn(row.text) : []))
    const kept = new Set(gone)
    const from = gone[0]
    if (from === undefined) continue
    for (const row of rows) {
      const to = row.sign === '+' ? idsIn(row.text).find((id) => !kept.has(id)) : undefined
      if (to !== undefined) yield { pin: { to, row, file: path }, from }
    }
  }
}

function idsIn(text: string): readonly string[] {
  return text.slice(0, 1000).match(commitId) ?? []
}

/** Null where a shortened commit id means no change, or several. */
function only(ages: readonly number[]): number | null {
  return ages.length === 1 ? (ages[0] ?? null) : null
}
