import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { closingMarker, incidentMarker } from '../../../../src/adapters/github/issue/marker.ts'
import type { IncidentId } from '../../../../src/engine/model/ids.ts'

const id = (text: string): IncidentId => text as IncidentId

describe('the marker of an incident', () => {
  it('is a hidden line of a fixed form', () => {
    expect(incidentMarker('key', id('a'))).toMatch(/^<!-- prime-suspect:v1:[0-9a-f]{24}:[0-9a-f]{32} -->$/)
  })

  test.prop([fc.string(), fc.string(), fc.string({ minLength: 1 }), fc.string({ minLength: 1 })])(
    'is another one for another incident or another key',
    (one, other, key, otherKey) => {
      expect(incidentMarker(key, id(one)) === incidentMarker(otherKey, id(other))).toBe(
        one === other && key === otherKey,
      )
    },
  )

  test.prop([fc.string(), fc.string()])(
    'never holds text of the incident or ends early',
    (incident, sentence) => {
      for (const marker of [
        incidentMarker('key', id(incident)),
        closingMarker('key', id(incident), sentence),
      ]) {
        expect(marker).toMatch(/^<!-- [a-z0-9:-]+ -->$/)
      }
    },
  )

  it('is not the marker of its closing', () => {
    expect(closingMarker('key', id('a'), '')).not.toBe(incidentMarker('key', id('a')))
  })
})
