import type { Facts } from '../../model/dossier.ts'
import type { Reading } from '../../model/symptom.ts'
import type { Scene } from './feature.ts'

/** One number about the incident as a whole, speaking for or against "none of these changes". */
export type NoneFeature = {
  readonly name: string
  readonly about: string
  readonly of: (incident: {
    readonly facts: Facts
    readonly reading: Reading
    readonly scene: Scene
  }) => number
}

export const noneFeatures: readonly NoneFeature[] = [
  {
    name: 'infrastructure-signs',
    about: 'kinds of infrastructure sign that are new against the baseline, up to 3',
    of: ({ reading }) =>
      Math.min(
        3,
        new Set(
          reading.symptoms.flatMap((s) => (s.kind === 'infrastructure-sign' && s.novel ? [s.sign] : [])),
        ).size,
      ),
  },
  {
    name: 'nothing-implicated',
    about: '1 where the failure points at no file of the repository',
    of: ({ reading }) => (reading.places.length === 0 ? 1 : 0),
  },
  {
    name: 'nobody-touches-it',
    about: '1 where no change touches an implicated file, its lines or its names',
    of: ({ scene }) =>
      ['line-history', 'path', 'name'].every((heuristic) => (scene.best[heuristic] ?? 0) === 0) ? 1 : 0,
  },
  {
    name: 'ln-changes',
    about: 'ln(changes judged): a long range holds the culprit no more often, but its sum of scores grows',
    of: ({ scene }) => Math.log(Math.max(1, scene.changes)),
  },
]
