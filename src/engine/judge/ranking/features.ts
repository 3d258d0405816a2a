import { changeFeatures } from './change-features.ts'
import { checkFeatures } from './check-features.ts'
import type { Feature } from './feature.ts'
import { matchFeatures, shareFeature } from './match-features.ts'
import { pastFeatures } from './past-features.ts'

/** Every feature of the ranker, in the order in which contributions are shown. */
export const features: readonly Feature[] = [
  ...matchFeatures('line-history', 1),
  ...matchFeatures('test-history', 1),
  ...matchFeatures('surviving-lines', 1),
  ...matchFeatures('path', 3),
  ...matchFeatures('test-path', 3),
  ...matchFeatures('name', 6),
  ...matchFeatures('text', 30),
  ...matchFeatures('passage', 7),
  ...matchFeatures('message', 15),
  ...matchFeatures('path-words', 10),
  ...matchFeatures('code', 25),
  ...matchFeatures('source-words', 10),
  ...matchFeatures('called-code', 0.3),
  ...matchFeatures('directory', 2),
  ...matchFeatures('literal', 5),
  ...matchFeatures('kind', 3),
  ...matchFeatures('phrase', 10),
  ...matchFeatures('spelling', 7),
  ...matchFeatures('breadth', 12),
  ...matchFeatures('title', 0.5),
  shareFeature('focus', 'share of its files that the failure names, each by its weight, 0..1'),
  ...changeFeatures,
  ...pastFeatures,
  ...checkFeatures,
]
