import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import type { ChecksAtMerge } from '../../../src/engine/model/merge-checks.ts'
import { redAtMerge, unusuallyRed } from '../../../src/engine/model/red-at-merge.ts'
import { aChange, bystanders } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aFailure } from '../../builders/a-failure.ts'
import { anIncident, aWorkflowRun } from '../../builders/an-incident.ts'
import { aCheck, aGreen, aRed, checksOf } from '../../builders/merge-checks.ts'

const change = aChange()
const others = bystanders(4)
const changes = [change, ...others]
const failing = aWorkflowRun({ workflow: 'CI' })

function values(mergeChecks: readonly ChecksAtMerge[], of = change) {
  const failed = {
    incident: anIncident({ failing }),
    failures: [aFailure({ name: 'test' })],
  }
  const red = redAtMerge(aDossier({ ...failed, changes, mergeChecks }), changes)
  return { any: unusuallyRed(red.any, of.id), same: unusuallyRed(red.same, of.id) }
}

describe('a change that was merged red', () => {
  it('stands out by the share of those that were not', () => {
    expect(values([aRed(change, 'test'), ...others.map(aGreen)])).toEqual({ any: 0.8, same: 0.8 })
  })

  it('is red alike only where the check that fails now had failed', () => {
    expect(values([aRed(change, 'lint'), ...others.map(aGreen)])).toEqual({ any: 0.8, same: 0 })
    expect(values([aRed(change, 'test', 'Nightly'), ...others.map(aGreen)])).toEqual({ any: 0.8, same: 0 })
  })

  it.each(['passed', 'skipped', 'running', 'no-result', 'later'] as const)(
    'is not one whose check was %s then',
    (outcome) => {
      const own = checksOf(change, [aCheck({ outcome })])
      expect(values([own, ...others.map(aGreen)])).toEqual({ any: 0, same: 0 })
    },
  )

  it('does not stand out where all that is known was', () => {
    const all = changes.map((one) => aRed(one, 'test'))
    expect(values(all)).toEqual({ any: 0, same: 0 })
    expect(values(all.slice(0, 2))).toEqual({ any: 0, same: 0 })
    expect(values(all.slice(0, 1))).toEqual({ any: 0, same: 0 })
  })

  it('is not known of a change that nobody asked about, nor of a part of a list', () => {
    const green = others.map(aGreen)
    expect(values(green)).toEqual({ any: 0, same: 0 })
    const part = { kind: 'truncated', because: '1 of 2' } as const
    const [first, ...rest] = green
    if (first === undefined) throw new Error('There are four')
    expect(values([aRed(change, 'test'), { ...first, completeness: part }, ...rest]).any).toBe(0.75)
    const red = { ...aRed(change, 'test'), completeness: part }
    expect(values([red, ...green])).toEqual({ any: 0.8, same: 0.8 })
  })

  it('counts among the changes that are ranked alone', () => {
    const dossier = aDossier({ changes, mergeChecks: [aRed(change, 'test'), ...others.map(aGreen)] })
    const few = redAtMerge(dossier, [change, ...others.slice(0, 1)])
    expect(unusuallyRed(few.any, change.id)).toBe(0.5)
  })

  const outcome = fc.constantFrom('passed', 'failed', 'skipped', 'running', 'no-result', 'later')
  const lists = fc.array(fc.array(fc.record({ name: fc.constantFrom('test', 'lint'), outcome })), {
    minLength: changes.length,
    maxLength: changes.length,
  })

  test.prop([lists])('is worth between 0 and 1, and alike never where no check was', (drawn) => {
    const checks = changes.map((one, at) =>
      checksOf(
        one,
        (drawn[at] ?? []).map((over) => aCheck(over)),
      ),
    )
    for (const one of changes) {
      const { any, same } = values(checks, one)
      expect(any >= 0 && any < 1 && same >= 0 && same < 1).toBe(true)
      if (same > 0)
        expect(checks.find((own) => own.change === one.id)?.checks).toContainEqual(
          aCheck({ outcome: 'failed' }),
        )
    }
  })
})
