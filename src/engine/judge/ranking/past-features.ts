import type { Feature } from './feature.ts'

/**
 * What the branch's own past says of a change, whatever failed: changes of some kinds are taken back oftener. (Defect
 * prediction finds the same of files: Kim, Zimmermann, Whitehead and Zeller, "Predicting Faults from Cached History",
 * ICSE 2007.)
 */
export const pastFeatures: readonly Feature[] = [
  {
    name: 'title-taken-back',
    about: 'how much oftener than usual changes with words of its title were reverted before the range',
    of: ({ change }, { past }) => past(change).title,
  },
  {
    name: 'places-taken-back',
    about: 'the same for the folders, files and endings it touches',
    of: ({ change }, { past }) => past(change).places,
  },
  {
    name: 'file-taken-back',
    about: 'the same for the one of its files that was reverted most',
    of: ({ change }, { past }) => past(change).file,
  },
  {
    name: 'untouched-before',
    about: 'share of its files that nobody touched in the past that was read',
    of: ({ change }, { past }) => past(change).untouched,
  },
]
