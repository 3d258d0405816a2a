import type { LandingPlace } from './twins.ts'

/** `release`: what a real release brought. `fixed`: so many changes, because no release bounds it. */
export type WindowKind = 'release' | 'fixed'

/** From `good` (excluded) to `bad` (included), as places in the history, oldest first. */
export type PlacedWindow = {
  readonly kind: WindowKind
  readonly good: LandingPlace
  readonly bad: LandingPlace
}

export type WindowOptions = {
  /** Length of a window that no release bounds. */
  readonly size: number
  /**
   * Where the culprit of such a window stands. `uniform`: anywhere, so that its age tells nothing; changes that landed
   * after the report then stand in as innocent ones. `as-landed`: the window ends at the last change before the report.
   */
  readonly place: 'uniform' | 'as-landed'
}

export const fewestChanges = 5
const mostChanges = 300

type Question = {
  readonly id: string
  readonly culprit: LandingPlace
  /** The message that told of the failure. */
  readonly report: LandingPlace
  /** Places of released changes, oldest first. */
  readonly releases: readonly LandingPlace[]
  readonly landings: number
}

/**
 * The changes among which the culprit is to be found. Where the repository was released, the window is what the release
 * brought that first held the culprit, or, if none did before the report, all since the last release up to the report;
 * if that is fewer than 5 or more than 300 changes, and where nothing is released, it is a fixed number of changes. Null
 * where history is too short.
 */
export function chooseWindow(question: Question, { size, place }: WindowOptions): PlacedWindow | null {
  const released = releaseWindow(question)
  if (released !== null) return released
  const { culprit, report, landings, id } = question
  const wanted = Math.min(size, landings - 1)
  const newer = Math.floor(draw(id) * wanted)
  const last = place === 'uniform' ? landings - 1 : report - 1
  const bad = place === 'uniform' ? Math.min(culprit + newer, last) : last
  const good = Math.max(0, bad - wanted)
  return good >= culprit || bad - good < fewestChanges ? null : { kind: 'fixed', good, bad }
}

function releaseWindow({ culprit, report, releases }: Question): PlacedWindow | null {
  const before = releases.findLast((release) => release < culprit)
  const first = releases.find((release) => release >= culprit)
  if (before === undefined) return null
  const bad = Math.min(first ?? Number.POSITIVE_INFINITY, report - 1)
  const length = bad - before
  return length < fewestChanges || length > mostChanges ? null : { kind: 'release', good: before, bad }
}

/** A number from 0 up to 1 that hangs on the id alone (FNV-1a, 32 bits, with MurmurHash3's last step). */
function draw(id: string): number {
  let hash = 0x81_1c_9d_c5
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01_00_01_93)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
