import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'

import { describeFailure } from '../../../../../src/engine/judge/ranking/election/describe-failure.ts'
import { aDossier } from '../../../../builders/a-dossier.ts'
import { aFailure } from '../../../../builders/a-failure.ts'
import { aReading } from '../../../../builders/a-judgement.ts'
import { anImplicatedPlace, aPlace } from '../../../../builders/symptoms.ts'

const telling = (...quotes: readonly string[]) =>
  aReading({ tellingLines: quotes.map((quote) => aPlace({ quote })) })

it('shows the telling lines once each and the first ten places, with a line where one is known', () => {
  const places = Array.from({ length: 12 }, (_, index) =>
    anImplicatedPlace({ path: `src/${index}.ts`, line: index === 0 ? null : index }),
  )
  const shown = describeFailure(aDossier(), { ...telling('one', 'two', 'one', ' '), places })
  expect(shown.lines).toEqual(['one', 'two'])
  expect(shown.places).toEqual([
    'src/0.ts',
    ...Array.from({ length: 9 }, (_, at) => `src/${at + 1}.ts:${at + 1}`),
  ])
  expect(shown).toMatchObject({ title: 'Deployment to production failed', failing: 'deployment' })
})

it('falls back on the last twenty lines of the first log', () => {
  const log = Array.from({ length: 30 }, (_, index) => `line ${index + 1}`).join('\n')
  const { lines } = describeFailure(aDossier({ failures: [aFailure({ log }), aFailure()] }), telling())
  expect(lines).toEqual(Array.from({ length: 20 }, (_, index) => `line ${index + 11}`))
  expect(describeFailure(aDossier({ failures: [] }), telling()).lines).toEqual([])
})

test.prop([fc.array(fc.string({ maxLength: 900 }), { maxLength: 40 })])(
  'shows no more than four and a half kilobytes of lines, none twice',
  (quotes) => {
    const { lines } = describeFailure(aDossier(), telling(...quotes))
    expect(new TextEncoder().encode(JSON.stringify(lines)).length).toBeLessThanOrEqual(4_502)
    expect(new Set(lines).size).toBe(lines.length)
  },
)
