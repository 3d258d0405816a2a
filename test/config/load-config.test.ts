import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { loadConfig } from '../../src/config/load-config.ts'
import { policyFromConfig } from '../../src/config/policy-from-config.ts'
import { type Config, defaultConfig } from '../../src/config/schema.ts'
import { defaultElection } from '../../src/engine/model/opinion.ts'

function loaded(text: string): { readonly config: Config; readonly warnings: readonly string[] } {
  const result = loadConfig(text)
  if (result.kind !== 'loaded') throw new Error(JSON.stringify(result.mistakes))
  return { config: result.config, warnings: result.warnings.map(told) }
}

function mistakes(text: string): readonly string[] {
  const result = loadConfig(text)
  return result.kind === 'refused' ? result.mistakes.map(told) : []
}

function told({
  says,
  line,
  column,
}: {
  readonly says: string
  readonly line: number
  readonly column: number
}): string {
  return `${line}:${column} ${says}`
}

describe('a configuration file', () => {
  it.each(['', '# nothing\n', '{}', 'environments:\n', 'environments:\n  only:\n', '\uFEFF'])(
    'may be empty or say nothing: %j',
    (text) => {
      expect(loaded(text)).toEqual({ config: defaultConfig, warnings: [] })
    },
  )

  it('changes what it names and keeps the rest', () => {
    const { config } = loaded(
      'mode: observe\nthresholds:\n  culprit: 0.9\nenvironments:\n  only: [production]\n',
    )
    expect(config).toEqual({
      ...defaultConfig,
      mode: 'observe',
      thresholds: { culprit: 0.9, shortlist: defaultConfig.thresholds.shortlist },
      environments: { only: ['production'], ignore: defaultConfig.environments.ignore },
    })
  })

  it('is read with carriage returns', () => {
    expect(loaded('mode: observe\r\nbranches:\r\n  - main\r\n').config.branches).toEqual(['main'])
  })

  it('has a language model off unless it is turned on', () => {
    expect(loaded('').config.languageModel.enabled).toBe(false)
    expect(loaded('languageModel:\n  enabled: true').config.languageModel.enabled).toBe(true)
  })
})

describe('a key that is not known', () => {
  it.each([
    [
      'enviroments:\n  only: [x]',
      '1:1 the key `enviroments` is not known and was left out; did you mean `environments`?',
    ],
    [
      'thresholds:\n  culprt: 0.7',
      '2:3 the key `thresholds.culprt` is not known and was left out; did you mean `culprit`?',
    ],
    ['colour: red', '1:1 the key `colour` is not known and was left out'],
    ['mode: report\n"__proto__": {mode: observe}', '2:1 the key `__proto__` is not known and was left out'],
  ])('is warned of and left out: %j', (text, warning) => {
    expect(loaded(text)).toEqual({ config: defaultConfig, warnings: [warning] })
  })

  it('is told of beside a mistake', () => {
    expect(mistakes('colour: red\nmode: loud')).toEqual([
      '2:7 `mode`: invalid option: expected one of "report"|"observe"',
      '1:1 the key `colour` is not known and was left out',
    ])
  })

  it('is warned of ten times at most, however many there are', () => {
    const text = Array.from({ length: 5000 }, (_, index) => `key${index}: 1`).join('\n')
    expect(loaded(text).warnings).toHaveLength(10)
  })
})

describe('a mistake in a configuration file', () => {
  it.each([
    [
      'thresholds:\n  culprit: 0.2',
      '2:3 `thresholds.shortlist`: is larger than `thresholds.culprit`; lower it as well',
    ],
    ['thresholds:\n  culprit: 2', '2:12 `thresholds.culprit`: too big: expected number to be <=1'],
    ['branches:\n  - main\n  - 3', '3:5 `branches.1`: invalid input: expected string, received number'],
    ['maxSuspects: 0', '1:14 `maxSuspects`: too small: expected number to be >=1'],
    ['- a', '1:1 the file: invalid input: expected object, received array'],
    ['just text', '1:1 the file: invalid input: expected object, received string'],
    ['mode: report\nmode: observe', '2:1 the key `mode` stands here twice'],
    ['a: &x 1\nb: *x', '2:4 aliases (`*name`) are not supported'],
    ['mode: "rep', '1:11 missing closing "quote'],
    [
      'mode: report\n---\nmode: observe',
      '2:1 source contains multiple documents; please use YAML.parseAllDocuments()',
    ],
    [`a: ${'['.repeat(60_000)}`, '1:1 lists and maps are nested more than 32 deep'],
    [`a: "${'x'.repeat(65_536)}"`, '1:1 the file is larger than 64 KiB'],
    [`a: "${'ü'.repeat(32_768)}"`, '1:1 the file is larger than 64 KiB'],
  ])('is told with line and column: %#', (text, mistake) => {
    expect(mistakes(text)).toContain(mistake)
  })
})

describe('any text', () => {
  const line = fc.oneof(
    fc.constantFrom(
      'mode: report',
      'mode: [',
      'branches: &a [x]',
      '  - *a',
      'thresholds:',
      '  culprit: 0.7',
      '? [a]',
      '<<: x',
      '!!js x',
      '%YAML 1.1',
      '"',
      "'",
      '- - - -',
      '\t',
      '|',
      '  key: {a: {b: 1}}',
    ),
    fc.string({ maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
  test.prop([fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'))])(
    'is either loaded or refused with a place, and never thrown at',
    (text) => {
      const result = loadConfig(text)
      const all = result.kind === 'loaded' ? result.warnings : result.mistakes
      expect(result.kind === 'loaded' || result.mistakes.length > 0).toBe(true)
      expect(all.every(({ line, column }) => line >= 1 && column >= 1)).toBe(true)
    },
  )
})

describe('the policy of a configuration', () => {
  it('says how far reverts may go', () => {
    const { config } = loaded('revert: {mode: automatic, automaticFrom: 0.99, maxAgeHours: 24, maxPerDay: 1}')
    expect(policyFromConfig(config).revert).toEqual({
      mode: 'automatic',
      automaticFrom: 0.99,
      oldestHours: 24,
      mostPerDay: 1,
    })
  })

  it.each(['maxPerDay: 3', 'maxAgeHours: 73', 'mode: merge', 'automaticFrom: 2'])(
    'cannot let reverts go further than they ever may: %s',
    (line) => {
      expect(loadConfig(`revert: {${line}}`).kind).toBe('refused')
    },
  )

  it('is what the file says', () => {
    const { config } = loaded(
      'mode: observe\nthresholds: {culprit: 0.8, shortlist: 0.4}\nmaxSuspects: 3\nreport: {to: [check-run, issue]}\n' +
        'rerun: {maxPerIncident: 1, workflows: [CI]}',
    )
    expect(policyFromConfig(config)).toEqual({
      mode: 'observe',
      culpritFrom: 0.8,
      shortlistFrom: 0.4,
      shortlistLength: 3,
      reportTo: ['check-run', 'issue'],
      revert: { mode: 'suggest', automaticFrom: 0.95, oldestHours: 72, mostPerDay: 2 },
      rerun: { mode: 'on-command', mostPerIncident: 1, workflows: ['CI'] },
      election: defaultElection,
    })
    const own = loaded(
      'languageModel: {repeats: 3, candidates: 60, influence: fitted, weight: 0.7, explain: false}',
    )
    expect(policyFromConfig(own.config).election).toEqual({
      repeats: 3,
      candidates: 60,
      influence: 'fitted',
      weight: 0.7,
      explains: false,
    })
  })

  it('reports by default', () => {
    expect(policyFromConfig(defaultConfig).mode).toBe('report')
  })
})
