import type { Baseline } from './baseline.ts'
import { frameMatch } from './frame-match.ts'
import { largestFirst } from './largest-first.ts'
import { newestFirst } from './newest-first.ts'
import { randomOrder } from './random-order.ts'
import { textSearch } from './text-search.ts'

/** Every baseline, the weakest first. To add one: its file, this line, a test. */
export const baselines: readonly Baseline[] = [randomOrder, newestFirst, largestFirst, frameMatch, textSearch]
