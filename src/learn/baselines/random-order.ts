import { seededRandom, seedOf } from '../seeded-random.ts'
import type { Baseline } from './baseline.ts'

/** What guessing gives. The order is drawn from the incident's id, so it is the same in every run. */
export const randomOrder: Baseline = {
  name: 'random',
  about: 'changes in random order',
  rank({ incident, changes }) {
    const draw = seededRandom(seedOf(incident.id))
    const places = changes.map((_, index) => index)
    // Fisher and Yates: every order is equally likely.
    for (let left = places.length; left > 1; left -= 1) {
      const chosen = draw(left)
      const last = places[left - 1] ?? 0
      places[left - 1] = places[chosen] ?? 0
      places[chosen] = last
    }
    return changes.map(({ id }, index) => ({ id, score: places[index] ?? 0 }))
  },
}
