import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'

import { configJsonSchema, configTable, environmentTable } from '../../src/config/config-documents.ts'
import { defaultConfig } from '../../src/config/schema.ts'

function keysOf(value: object, path = ''): readonly string[] {
  return Object.entries(value).flatMap(([name, one]: [string, unknown]) => {
    const isGroup =
      typeof one === 'object' && one !== null && Object.keys(one).length > 0 && !Array.isArray(one)
    return isGroup ? keysOf(one, `${path}${name}.`) : [`${path}${name}`]
  })
}

describe('the JSON schema of the configuration', () => {
  const validate = new Ajv2020().compile(configJsonSchema())

  it.each([
    {},
    { mode: 'observe' },
    { thresholds: { culprit: 0.9 } },
    { environments: { only: ['production'] } },
  ])('accepts %o', (config) => {
    expect(validate(config)).toBe(true)
  })

  it.each([{ mode: 'loud' }, { colour: 'red' }, { thresholds: { culprit: 2 } }, { branches: 'main' }])(
    'refuses %o',
    (config) => {
      expect(validate(config)).toBe(false)
    },
  )

  it('says of every key what it means', () => {
    const keys = [...configTable().matchAll(/^\| `.*\|$/gmu)].map(([row]) => row.split(' | '))
    expect(keys.length).toBeGreaterThan(8)
    expect(keys.filter((cells) => cells.length !== 4 || (cells[3] ?? '').length < 12)).toEqual([])
  })
})

describe('the tables of keys', () => {
  it('leave out no key of the configuration', () => {
    const rows = [...configTable().matchAll(/^\| `([\w.]+)` /gmu)].map(([, key]) => key)
    expect(rows).toEqual(keysOf(defaultConfig))
  })

  it('tell of what may be left open, of what has no upper end, and of what stands by name', () => {
    const table = configTable()
    expect(table).toContain('| `languageModel.perDay.dollars` | number, from 0 | none |')
    expect(table).toContain('| `languageModel.perDay.tokens` | integer, from 0 | `1000000` |')
    expect(table).toContain(
      '| `languageModel.prices` | by name: `input` (number, from 0) and `output` (number, from 0) | empty |',
    )
  })

  it('tell type, default and meaning', () => {
    expect(configTable()).toContain(
      '| `thresholds.culprit` | number, 0 to 1 | `0.85` | From this probability on',
    )
    expect(configTable()).toContain('| `environments.only` | list of strings | empty |')
    expect(environmentTable()).toContain('| `APP_ID` | string | needed |')
    expect(environmentTable()).toContain('| `PORT` | integer, 0 to 65535 | `3000` |')
  })
})
