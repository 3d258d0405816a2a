import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { portableSchema } from '../../../src/adapters/language-model/portable-schema.ts'

describe('portableSchema', () => {
  test('keeps what strict structured output takes and drops the rest, however deep', () => {
    const schema = z.toJSONSchema(
      z.strictObject({
        votes: z.array(z.strictObject({ id: z.enum(['a', 'b']), weight: z.int().max(9) })).max(5),
        when: z.iso.datetime().nullable(),
      }),
    )
    const text = JSON.stringify(portableSchema(schema))
    expect(text).not.toMatch(/\$schema|maximum|minimum|maxItems|format|pattern/)
    expect(portableSchema(schema)).toMatchObject({
      type: 'object',
      properties: {
        votes: {
          type: 'array',
          items: { properties: { id: { enum: ['a', 'b'] } }, additionalProperties: false },
        },
        when: { anyOf: [{ type: 'string' }, { type: 'null' }] },
      },
      required: ['votes', 'when'],
    })
  })

  test('a property may have the name of a keyword', () => {
    const schema = {
      type: 'object',
      properties: { format: { type: 'string', format: 'uri' } },
      required: ['format'],
    }
    expect(portableSchema(schema)).toEqual({
      type: 'object',
      properties: { format: { type: 'string' } },
      required: ['format'],
    })
  })
})
