import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'

import { configJsonSchema, configTable, environmentTable } from '../../src/config/config-documents.ts'

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
  it('tell type, default and meaning', () => {
    expect(configTable()).toContain(
      '| `thresholds.culprit` | number, 0 to 1 | `0.85` | From this probability on',
    )
    expect(configTable()).toContain('| `environments.only` | list of strings | empty |')
    expect(environmentTable()).toContain('| `APP_ID` | string | needed |')
    expect(environmentTable()).toContain('| `PORT` | integer, 0 to 65535 | `3000` |')
  })
})
