import type { Change } from '../model/change.ts'
import type { Dossier } from '../model/dossier.ts'
import type { ChangeId } from '../model/ids.ts'
import type { Landing } from '../model/landing.ts'
import type { LaterFix } from '../model/later-fix.ts'
import { Refusal } from '../model/refusal.ts'
import { isNamedBy, revertClaims } from '../model/revert-claims.ts'
import type { ChangeSource } from '../ports.ts'

/**
 * What landed after the failing commit and takes back or mends changes of the range, as it says itself. It is newer
 * than the incident, so it stands in no dossier and decides nothing about who is suspected.
 */
export async function gatherLaterFixes(
  { incident, range, changes }: Dossier,
  source: Pick<ChangeSource, 'landedAfter'>,
): Promise<readonly LaterFix[]> {
  try {
    return laterFixes(changes, (await source.landedAfter?.(incident, range)) ?? [])
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}

/** At most one for a change: what takes it back counts more than what mends it, and the newest most. */
export function laterFixes(changes: readonly Change[], landings: readonly Landing[]): readonly LaterFix[] {
  const standing = standingOf(landings)
  return changes.flatMap((change): readonly LaterFix[] => {
    const revert = standing.find(({ claims }) => claims.some((claim) => isNamedBy(claim, change)))
    if (revert !== undefined) return [{ change: change.id, how: 'taken-back', by: revert.landing }]
    const mend = standing.find(({ mended }) => change.pull !== null && mended.has(change.pull))
    return mend === undefined ? [] : [{ change: change.id, how: 'mended', by: mend.landing }]
  })
}

type Standing = {
  readonly landing: Landing
  /** What it says that it takes back. */
  readonly claims: readonly string[]
  /** Pull requests that it says it mends; none where it takes something back. */
  readonly mended: ReadonlySet<number>
}

/** Newest first. What was itself taken back undoes nothing any more, unless that was taken back in turn. */
function standingOf(landings: readonly Landing[]): readonly Standing[] {
  const standing: Standing[] = []
  for (const landing of landings.toSorted((a, b) => Date.parse(b.mergedAt) - Date.parse(a.mergedAt))) {
    const isUndone = standing.some(({ claims }) =>
      claims.some((claim) => isNamedBy(claim, changeOf(landing))),
    )
    if (isUndone) continue
    const claims = revertClaims(landing)
    standing.push({ landing, claims, mended: claims.length === 0 ? mendedBy(landing) : new Set() })
  }
  return standing
}

const longest = 20_000
/** `Fixes #12`, `regression from #12`, `broken by #12`, `follow-up to #12`; never a number of another repository. */
const mends =
  /\b(?:fix(?:es|ed|ing)?|hot-?fix|follow-?up|regress(?:ed|ion)|broken?|caused|introduced)\b[^\n#]{0,40}[ \t(]#([1-9]\d{0,8})\b/gi

/** Read once, however many changes there are to ask about. */
function mendedBy({ title, body }: Landing): ReadonlySet<number> {
  const text = `${title}\n${body.slice(0, longest)}`
  return new Set(Array.from(text.matchAll(mends), ([, number]) => Number(number)))
}

function changeOf({ pull, sha, title, body, author, mergedAt }: Landing): Change {
  return {
    id: sha as string as ChangeId,
    kind: 'pull-request',
    pull,
    commits: [sha],
    title,
    body,
    author,
    mergedAt,
    files: [],
    filesCompleteness: { kind: 'unknown', because: 'not asked' },
  }
}
