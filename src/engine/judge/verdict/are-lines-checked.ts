import type { Dossier } from '../../model/dossier.ts'
import type { Reading } from '../../model/symptom.ts'

/** Letters of a line below which a log that holds them says nothing. */
const fewest = 8

/**
 * Whether a line that the failure names surely is the one of that number: the file was read, or, where patches alone
 * show it, the log prints what they show there. A range that goes on after the failure has moved the line, and the newest
 * change that wrote there mended it. Where not even the order of the patches is known, no touched line is sure.
 */
export function areLinesChecked(
  { tree, context, failures, changes }: Pick<Dossier, 'tree' | 'context' | 'failures' | 'changes'>,
  { places }: Pick<Reading, 'places'>,
): boolean {
  if (tree.sha !== null) return true
  const named = places.filter(({ line }) => line !== null)
  if (context.lineHistories.length === 0) return named.every(({ path }) => !isTouched(path, changes))
  const shown = new Map(context.sources.map(({ path, text }) => [path, text.split('\n')]))
  const heaviest = named.find(({ path }) => shown.has(path))
  const line = shown.get(heaviest?.path ?? '')?.[(heaviest?.line ?? 0) - 1]?.trim() ?? ''
  return line.length >= fewest && failures.some(({ log }) => log.text.includes(line))
}

function isTouched(wanted: string, changes: Dossier['changes']): boolean {
  return changes.some(({ files }) =>
    files.some(({ path, previousPath }) => path === wanted || previousPath === wanted),
  )
}
