import type { Extractor } from './draft.ts'
import type { LogLine } from './log-lines.ts'

/**
 * The extractor without what stands in a part of the log that lists no failures. `heading` tells of a line whether
 * such a part begins (`skip`), one with failures begins (`read`), or neither (null); each such line holds one of
 * `headings`.
 */
export const outsideOf = (
  extractor: Extractor,
  heading: (line: LogLine) => 'skip' | 'read' | null,
  headings: readonly string[],
): Extractor => ({
  name: extractor.name,
  sees: { ...extractor.sees, needs: [...(extractor.sees?.needs ?? []), ...headings] },
  read: (lines) => {
    let skipping = false
    const kept = lines.filter((line) => {
      const says = heading(line)
      if (says !== null) skipping = says === 'skip'
      return !skipping
    })
    return extractor.read(kept)
  },
})
