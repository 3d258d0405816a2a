import type { Dossier } from '../../model/dossier.ts'
import type { Reading } from '../../model/symptom.ts'

/** Letters of a line below which a log that holds them says nothing. */
const fewest = 8

/**
 * Whether a line that the failure names surely is the one of that number: the file was read at the bad commit, or, where
 * patches alone show it, the log prints what they show there. A range that goes on after the failure has moved the line,
 * and the newest change that wrote there mended it.
 */
export function areLinesChecked(
  { tree, context, failures }: Pick<Dossier, 'tree' | 'context' | 'failures'>,
  { places }: Pick<Reading, 'places'>,
): boolean {
  if (tree.sha !== null || context.lineHistories.length === 0) return true
  const shown = new Map(context.sources.map(({ path, text }) => [path, text.split('\n')]))
  const heaviest = places.find(({ path, line }) => line !== null && shown.has(path))
  const line = shown.get(heaviest?.path ?? '')?.[(heaviest?.line ?? 0) - 1]?.trim() ?? ''
  return line.length >= fewest && failures.some(({ log }) => log.text.includes(line))
}
