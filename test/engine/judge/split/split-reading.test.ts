import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { joinedReadings, mostGroups, splitReading } from '../../../../src/engine/judge/split/split-reading.ts'
import { readFailures } from '../../../../src/engine/judge/symptoms/read-failures.ts'
import type { Reading } from '../../../../src/engine/model/symptom.ts'
import { aTree } from '../../../builders/a-dossier.ts'
import { aFailure, anAnnotation } from '../../../builders/a-failure.ts'

const paths = [
  'package.json',
  'src/cart/total.ts',
  'src/auth/token.ts',
  'src/mail/send.ts',
  'src/search/query.ts',
  'src/stock/count.ts',
  'test/cart/total.test.ts',
  'test/auth/token.test.ts',
]

const cartFault = [
  'TypeError: lines.sumOf is not a function',
  '    at total (/app/src/cart/total.ts:41:16)',
  '    at addsTax (/app/test/cart/total.test.ts:9:3)',
]
const authFault = [
  'RangeError: Invalid time value',
  '    at expires (/app/src/auth/token.ts:7:2)',
  '    at rejects (/app/test/auth/token.test.ts:3:1)',
]

function read(...logs: readonly (readonly string[])[]): Reading {
  const failures = logs.map((lines, index) => aFailure({ name: `job ${index}`, log: lines.join('\n') }))
  return readFailures(failures, aTree({ paths }))
}

const filesOf = (readings: readonly Reading[]): readonly (readonly string[])[] =>
  readings.map(({ places }) => [...new Set(places.map(({ path }) => path))].toSorted())

describe('splitting what was read', () => {
  it('tells two jobs apart that fail in different files with different errors', () => {
    const groups = splitReading(read(cartFault, authFault), paths)
    expect(filesOf(groups)).toEqual([
      ['src/cart/total.ts', 'test/cart/total.test.ts'],
      ['src/auth/token.ts', 'test/auth/token.test.ts'],
    ])
    expect(new Set(groups.map(({ signature }) => signature)).size).toBe(2)
  })

  it('tells two stack traces of one log apart', () => {
    const groups = splitReading(read([...cartFault, 'some output', ...authFault]), paths)
    expect(groups.map(({ tellingLines }) => tellingLines[0]?.quote)).toEqual([cartFault[0], authFault[0]])
  })

  it('gives each group the signature that its failures have alone', () => {
    const groups = splitReading(read(cartFault, authFault), paths)
    expect(groups[0]?.signature).toBe(read(cartFault).signature)
  })

  it('weighs the places of a group as if nothing else had failed', () => {
    const many = Array.from({ length: 30 }, (_, index) => [
      `TypeError: lines.sumOf is not a function`,
      `    at total (/app/src/cart/total.ts:${index + 1}:16)`,
    ]).flat()
    const [, auth] = splitReading(read(many, authFault), paths)
    expect(auth?.places[0]?.path).toBe('src/auth/token.ts')
    expect(auth?.places[0]?.weight).toBeCloseTo(read(authFault).places[0]?.weight ?? 0, 9)
  })

  it.each([
    ['the same job twice', [cartFault, cartFault]],
    [
      'the same error in two files',
      [cartFault, [cartFault[0] ?? '', '    at f (/app/src/auth/token.ts:1:1)']],
    ],
    ['two errors in one file', [cartFault, ['RangeError: no', '    at f (/app/src/cart/total.ts:90:1)']]],
    [
      'errors that name the same thing',
      [cartFault, ['Error: bad `lines.sumOf`', '    at f (/app/src/auth/token.ts:1:1)']],
    ],
    ['an error that points at nothing', [cartFault, ['RangeError: Invalid time value']]],
    ['an error in a test’s file only', [cartFault, ['Error: no', '    at f (/app/test/other.test.ts:1:1)']]],
  ])('keeps together %s', (_what, logs) => {
    const reading = read(...logs)
    expect(splitReading(reading, paths)).toEqual([reading])
  })

  it('keeps a compiler’s first error and its hundred echoes together', () => {
    const names = ['cart/total', 'auth/token', 'mail/send', 'search/query', 'stock/count']
    const echoes = Array.from(
      { length: 100 },
      (_, at) =>
        `src/${names[at % 5]}.ts(${at + 1},5): error TS2${300 + at}: Word${String.fromCharCode(97 + (at % 26))}${at} is wrong.`,
    )
    const reading = read(["src/cart/total.ts(1,1): error TS1005: ';' expected.", ...echoes])
    expect(splitReading(reading, paths)).toHaveLength(1)
  })

  it('keeps the tests together whose set-up failed', () => {
    const failing = (name: string, path: string) => [
      `● ${name}`,
      '',
      `    Error: ${name} lost`,
      `      at f (${path}:1:1)`,
    ]
    const reading = read([
      'FAIL test/cart/total.test.ts',
      ...failing('cart › "before all" hook', 'src/cart/total.ts'),
      ...failing('auth › signs in', 'src/auth/token.ts'),
    ])
    expect(splitReading(reading, paths)).toHaveLength(1)
  })

  it('takes more groups than it bears for one deep fault', () => {
    const files = ['cart/total', 'auth/token', 'mail/send', 'search/query', 'stock/count']
    const jobs = files.map((file, at) => [
      `Kind${'abcde'[at]}Error: ${file.replace('/', ' ')}`,
      `    at f (/app/src/${file}.ts:1:1)`,
    ])
    expect(splitReading(read(...jobs.slice(0, mostGroups)), paths)).toHaveLength(mostGroups)
    expect(splitReading(read(...jobs), paths)).toHaveLength(1)
  })

  it('leaves what a job prints before its first failing test with that test', () => {
    const reading = read([
      ...authFault,
      'FAIL test/cart/total.test.ts',
      '  ● cart › adds tax',
      '    TypeError: lines.sumOf is not a function',
      '      at total (src/cart/total.ts:41:16)',
    ])
    expect(splitReading(reading, paths)).toHaveLength(1)
  })
})

const line = fc.oneof(
  fc.constantFrom(...cartFault, ...authFault),
  fc
    .tuple(fc.constantFrom('Type', 'Range', 'Lock'), fc.constantFrom('gone', 'late', 'torn'))
    .map(([type, text]) => `${type}Error: ${text}`),
  fc
    .tuple(fc.constantFrom(...paths), fc.integer({ min: 1, max: 90 }))
    .map(([path, at]) => `    at f (/app/${path}:${at}:1)`),
  fc
    .tuple(fc.constantFrom(...paths), fc.nat(9))
    .map(([path, at]) => `${path}(${at},5): error TS2${300 + at}: odd thing ${at}.`),
  fc.constantFrom('--- FAIL: TestTotal (0.01s)', '  ● cart › adds tax', 'No space left on device', '', 'ok'),
)
const notes = fc.array(
  fc.constantFrom(...paths).map((path) => anAnnotation({ path, message: `broken ${path}` })),
  { maxLength: 2 },
)
const readings = fc
  .array(fc.tuple(fc.array(line, { maxLength: 25 }), notes), { minLength: 1, maxLength: 4 })
  .map((jobs) =>
    readFailures(
      jobs.map(([lines, annotations], at) =>
        aFailure({ name: `linux ${at}`, log: lines.join('\n'), annotations }),
      ),
      aTree({ paths }),
    ),
  )
const placesIn = (all: readonly Reading[]): ReadonlySet<string> =>
  new Set(all.flatMap(({ places }) => places.map(({ path, line }) => `${path}:${line}`)))

describe('any reading', () => {
  test.prop([readings])(
    'has every symptom and telling line in exactly one group, in their order',
    (reading) => {
      const groups = splitReading(reading, paths)
      for (const group of groups) {
        expect(group.symptoms).toEqual(reading.symptoms.filter((one) => group.symptoms.includes(one)))
      }
      expect(groups.reduce((sum, { symptoms }) => sum + symptoms.length, 0)).toBe(reading.symptoms.length)
      expect(new Set(groups.flatMap(({ symptoms }) => symptoms))).toEqual(new Set(reading.symptoms))
      expect(groups.reduce((sum, { tellingLines }) => sum + tellingLines.length, 0)).toBe(
        reading.tellingLines.length,
      )
      expect(new Set(groups.flatMap(({ tellingLines }) => tellingLines))).toEqual(
        new Set(reading.tellingLines),
      )
    },
  )

  test.prop([readings])('loses no place, and each group has one outside of tests', (reading) => {
    const groups = splitReading(reading, paths)
    const kept = placesIn(groups)
    for (const place of placesIn([reading])) expect(kept).toContain(place)
    if (groups.length < 2) return
    expect(groups.length).toBeLessThanOrEqual(mostGroups)
    for (const { places } of groups) expect(places.some(({ path }) => !path.includes('test'))).toBe(true)
  })

  test.prop([readings])('is whole again when its groups are joined', (reading) => {
    const groups = splitReading(reading, paths)
    const whole = groups.reduce((one, other) => joinedReadings(reading, one, other))
    expect(whole.symptoms).toEqual(reading.symptoms)
    expect(whole.tellingLines).toEqual(reading.tellingLines)
    for (const place of placesIn([reading])) expect(placesIn([whole])).toContain(place)
    expect(whole.places.map(({ weight }) => weight)).toEqual(
      whole.places.map(({ weight }) => weight).toSorted((a, b) => b - a),
    )
  })

  test.prop([
    fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 30 }),
    fc.integer({ min: 1, max: 4 }),
  ])('with a single cause is never split, however often it shows', (lines, jobs) => {
    const log = lines.flatMap((at) => [
      'TypeError: lines.sumOf is not a function',
      `    at total (/app/src/cart/total.ts:${at}:16)`,
      `    at expires (/app/src/auth/token.ts:${at}:16)`,
    ])
    const reading = read(...Array.from({ length: jobs }, () => log))
    expect(splitReading(reading, paths)).toEqual([reading])
  })
})
