import { describe, expect, it } from 'vitest'

import { switchedModel } from '../../src/config/switched-model.ts'

const absent = (): string => {
  throw Object.assign(new Error('no such file'), { code: 'ENOENT' })
}

describe('the model that was switched on', () => {
  it('is that of the file', () => {
    const text = JSON.stringify({ version: 1, model: 'suspects', measured: {} })
    expect(switchedModel('model.json', () => text)).toEqual({ kind: 'read', model: 'suspects' })
  })

  it('is none where nothing is named, or nothing was switched on yet', () => {
    expect(switchedModel(undefined, absent)).toEqual({ kind: 'read', model: undefined })
    expect(switchedModel('model.json', absent)).toEqual({ kind: 'read', model: undefined })
  })

  it.each(['', '{}', '{"version":2,"model":"x"}', '{"version":1,"model":""}'])(
    'is not guessed from a file of another kind: %j',
    (text) => {
      expect(switchedModel('model.json', () => text)).toMatchObject({ kind: 'unusable' })
    },
  )
})
