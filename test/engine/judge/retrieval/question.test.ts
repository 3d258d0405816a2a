import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import type { Symptom } from '../../../../src/engine/model/symptom.ts'
import { aFailure } from '../../../builders/a-failure.ts'
import { anIncident } from '../../../builders/an-incident.ts'
import {
  aDiagnostic,
  aFailingTest,
  aNamedThing,
  anErrorMessage,
  anImplicatedPlace,
  aPlace,
  aStackFrame,
} from '../../../builders/symptoms.ts'
import { aQuestion } from './a-question.ts'

const namesOf = (...symptoms: readonly Symptom[]) => Object.fromEntries(aQuestion({}, { symptoms }).names)
const wordsOf = (...quotes: readonly string[]) =>
  aQuestion({}, { tellingLines: quotes.map((quote) => aPlace({ quote })) }).words

describe('the names of a question', () => {
  it('weigh by how outright the failure names them', () => {
    const symptoms = [
      aNamedThing({ text: 'sumOf' }),
      aFailingTest({ name: 'adds tax' }),
      aDiagnostic({ code: 'TS2339' }),
      aStackFrame({ symbol: 'total', depth: 0 }),
      aStackFrame({ symbol: 'checkout', depth: 3 }),
      anErrorMessage(),
    ]
    expect(namesOf(...symptoms)).toEqual({
      sumOf: 1,
      'adds tax': 0.8,
      TS2339: 0.3,
      total: 1,
      checkout: 0.25,
    })
  })

  it('are not the hosts of web addresses, whose words tell nothing either', () => {
    expect(namesOf(aNamedThing({ what: 'host', text: 'forge.example.org' }))).toEqual({})
  })

  it('weigh a tenth where the baseline log names them too', () => {
    expect(namesOf(aNamedThing({ text: 'sumOf', novel: false }))).toEqual({ sumOf: 0.1 })
  })

  it('keep the heaviest word for a name', () => {
    const [deep, inner] = [4, 0].map((depth) => aStackFrame({ symbol: 'total', depth }))
    expect(namesOf(...[deep, inner, deep].flatMap((one) => one ?? []))).toEqual({ total: 1 })
  })

  it.each(['library', 'runtime', 'test-runner'] as const)(
    'leave out the function of a %s frame',
    (origin) => {
      expect(namesOf(aStackFrame({ symbol: 'total', origin }))).toEqual({})
    },
  )

  it('leave out what is missing, too short or too long to be a name', () => {
    const texts = ['ab', '  ab ', '', 'x'.repeat(121)]
    const symptoms = texts.map((text) => aNamedThing({ text }))
    expect(namesOf(...symptoms, aDiagnostic({ code: null }))).toEqual({})
    expect(Object.keys(namesOf(...[' abc ', 'x'.repeat(120)].map((text) => aNamedThing({ text }))))).toEqual([
      'abc',
      'x'.repeat(120),
    ])
  })
})

describe('the words of a question', () => {
  it('weigh by the root of the distinct lines that hold them, three at most', () => {
    const words = wordsOf('uno due tre due', 'due tre', 'tre', 'tre quattro', 'tre cinque')
    expect(words.get('uno')).toBe(1)
    expect(words.get('due')).toBeCloseTo(Math.sqrt(2), 12)
    expect(words.get('tre')).toBeCloseTo(Math.sqrt(3), 12)
  })

  it('weigh less where most failures print them', () => {
    const words = wordsOf('error primitive')
    expect(words.get('error')).toBeLessThan(words.get('primitive') ?? 0)
  })

  it('are not those of a web address, unless the failure speaks them, too', () => {
    const words = wordsOf('primitive https://ci.example.org/builders/linux/overview', 'linux only')
    expect([...words.keys()]).toEqual(['primitive', 'linux', 'only'])
    expect(words.get('linux')).toBe(wordsOf('linux only').get('linux'))
  })

  it('are also those of what the failing thing says, where no log repeats it', () => {
    const failing = {
      kind: 'alert',
      name: 'report',
      environment: null,
      says: 'Uno due\nTre quattro',
    } as const
    const failures = [aFailure({ log: 'Tre quattro cinque\n' })]
    const tellingLines = [aPlace({ quote: 'due cinque' })]
    const question = aQuestion({ incident: anIncident({ failing }), failures }, { tellingLines })
    expect(question.spoken).toEqual(['Uno due', 'due cinque'])
    expect([...question.words.keys()]).toEqual(['uno', 'due', 'cinque'])
  })

  it('weigh three times in the title of a filed report, and in what is said beside one', () => {
    const failing = { kind: 'alert', name: 'report', environment: null, says: 'Tre quattro' } as const
    const incident = anIncident({ failing })
    const body = aPlace({ quote: 'due sei' })
    const weightsOf = (headline: object) =>
      Object.fromEntries(
        aQuestion({ incident }, { tellingLines: [{ ...aPlace({ quote: 'uno' }), ...headline }, body] }).words,
      )
    expect(weightsOf({})).toEqual({ uno: 1, due: 1, tre: 1, quattro: 1, sei: 1 })
    expect(weightsOf({ headline: true })).toEqual({ uno: 3, due: 1, tre: 3, quattro: 3, sei: 1 })
  })

  test.prop([fc.array(fc.string({ maxLength: 30 }), { maxLength: 8 })])(
    'are the same however often a line is printed',
    (quotes) => {
      expect(wordsOf(...quotes, ...quotes)).toEqual(wordsOf(...quotes))
    },
  )
})

describe('the files of a question', () => {
  it('weigh as their heaviest place, and half for a file that only belongs to one', () => {
    const [light, heavy] = [0.2, 0.9].map((weight) => anImplicatedPlace({ path: 'test/a.test.ts', weight }))
    const places = [light, heavy, light].flatMap((place) => place ?? [])
    const related = new Map([['test/a.test.ts', ['src/a.ts', 'lib/a.ts']]])
    const { files } = aQuestion({}, { places }, related)
    expect(files.get('test/a.test.ts')).toEqual({ weight: 0.9, place: heavy, relatedTo: null })
    expect(files.get('src/a.ts')).toEqual({ weight: 0.45, place: heavy, relatedTo: 'test/a.test.ts' })
    expect([...files.keys()]).toEqual(['test/a.test.ts', 'src/a.ts', 'lib/a.ts'])
  })

  it('keep the stronger reason of a file that is both named and related', () => {
    const places = [
      anImplicatedPlace({ path: 'test/a.test.ts', weight: 1 }),
      anImplicatedPlace({ path: 'src/a.ts', weight: 0.6 }),
      anImplicatedPlace({ path: 'src/b.ts', weight: 0.1 }),
    ]
    const { files } = aQuestion({}, { places }, new Map([['test/a.test.ts', ['src/a.ts', 'src/b.ts']]]))
    expect(files.get('src/a.ts')).toMatchObject({ weight: 0.6, relatedTo: null })
    expect(files.get('src/b.ts')).toMatchObject({ weight: 0.5, relatedTo: 'test/a.test.ts' })
  })
})
