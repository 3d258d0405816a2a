import type { Completeness, Gap } from '../model/completeness.ts'
import type { Dossier } from '../model/dossier.ts'

/** Something that was not read, or only in part. Both texts are untrusted. */
export type NotLookedAt = {
  readonly what: string
  readonly how: 'in-part' | 'not-at-all'
  readonly because: string
}

const noLog: Gap = { what: 'failing log', completeness: { kind: 'unknown', because: 'none was found' } }

/**
 * Every gap once: those the dossier's sources told of, what its data say of themselves, and what reading them showed
 * (`read`: logs that are empty or no logs, too).
 */
export function notLookedAt(dossier: Dossier, read: readonly Gap[] = []): readonly NotLookedAt[] {
  const { failures, tree, context, changes, mergeChecks = [], gaps } = dossier
  const found = [
    ...gaps,
    ...failures.flatMap(({ name, source, log, baseline }) => [
      ...gapOf(source === undefined ? `log of ${name}` : name, log.completeness),
      ...(baseline === null ? [] : gapOf(`log of ${name} at the last good commit`, baseline.completeness)),
    ]),
    ...(failures.length === 0 ? [noLog] : []),
    ...read,
    ...gapOf('list of files of the repository', tree.completeness),
    ...grouped(
      changes.map(({ filesCompleteness }) => filesCompleteness),
      (count) => `files of ${count === 1 ? '1 change' : `${count} changes`}`,
    ),
    ...grouped(
      mergeChecks.map(({ completeness }) => completeness),
      (count) => `own checks of ${count === 1 ? '1 change' : `${count} changes`}`,
    ),
    ...grouped(
      context.sources.map(({ completeness }) => completeness),
      (count) => `text of ${count === 1 ? '1 source file' : `${count} source files`}`,
    ),
  ]
  const once = new Map(found.map((gap) => [`${gap.what}\n${gap.completeness.because}`, gap]))
  return [...once.values()].map(({ what, completeness }) => ({
    what,
    how: completeness.kind === 'truncated' ? 'in-part' : 'not-at-all',
    because: completeness.because,
  }))
}

function gapOf(what: string, completeness: Completeness): readonly Gap[] {
  return completeness.kind === 'complete' ? [] : [{ what, completeness }]
}

/** One gap for all data that are incomplete for the same reason. */
function grouped(data: readonly Completeness[], what: (count: number) => string): readonly Gap[] {
  const byReason = new Map<string, { completeness: Gap['completeness']; count: number }>()
  for (const completeness of data) {
    if (completeness.kind === 'complete') continue
    const key = `${completeness.kind} ${completeness.because}`
    byReason.set(key, { completeness, count: (byReason.get(key)?.count ?? 0) + 1 })
  }
  return [...byReason.values()].map(({ completeness, count }) => ({ what: what(count), completeness }))
}
