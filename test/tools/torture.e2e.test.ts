import { describe, expect, it } from 'vitest'

import { allDrills } from '../../tools/torture/all-drills.ts'

/** Held in CI by tests of their own. */
const heldElsewhere = new Set([
  'disorder',
  'fair-queue',
  'fault-matrix',
  'full-disk',
  'kill-points-embedded',
  'kill-points-postgres',
  'lost-database',
  'torn-store',
])

describe('every drill in its short form', () => {
  const names = Object.keys(allDrills).filter((name) => !heldElsewhere.has(name))

  it.each(names)(
    '%s',
    async (name) => {
      const drill = allDrills[name]
      const results = (await drill?.({ short: true, database: null })) ?? []
      expect(results.length).toBeGreaterThan(0)
      for (const { drill: what, measured, ok } of results) {
        expect(ok, `${what}: ${measured}`).toBe(true)
      }
    },
    240_000,
  )
})
