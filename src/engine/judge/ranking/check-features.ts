import { unusuallyRed } from '../../model/red-at-merge.ts'
import type { Feature } from './feature.ts'

/**
 * What a change's own checks said when it was merged. No case that the weights were fitted on knows it, so these weights
 * are held by hand.
 */
export const checkFeatures: readonly Feature[] = [
  {
    name: 'merged-red',
    about: '1 less the share of changes merged with failed checks, where checks of this one had failed',
    of: ({ change }, { red }) => unusuallyRed(red.any, change.id),
  },
  {
    name: 'merged-red-alike',
    about: 'the same of the check that fails now',
    of: ({ change }, { red }) => unusuallyRed(red.same, change.id),
  },
]
