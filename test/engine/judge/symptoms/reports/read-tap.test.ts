import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { readTap } from '../../../../../src/engine/judge/symptoms/reports/read-tap.ts'

const tests = (...lines: readonly string[]) => readTap(lines.join('\n')).tests

describe('the Test Anything Protocol', () => {
  it('tells a failed test with its suite, place and values', () => {
    const [first] = tests(
      'TAP version 14',
      '# Subtest: door',
      '    not ok 1 - opens # time=3ms',
      '      ---',
      "      location: 'test/door.js:12:5'",
      "      error: 'shut'",
      '      expected: 1',
      '      actual: 2',
      '      ...',
    )
    expect(first).toMatchObject({
      name: 'opens',
      suite: 'door',
      path: 'test/door.js',
      line: 12,
      message: 'shut',
      expected: '1',
      actual: '2',
    })
  })

  it.each(['not ok 1 - later # TODO', 'not ok 2 # SKIP no door', 'ok 3 - not ok', '# not ok'])(
    'tells of no failure in: %s',
    (line) => expect(tests('TAP version 13', line)).toEqual([]),
  )

  it('tells a run that was given up', () => {
    expect(tests('TAP version 13', 'Bail out! No door')).toMatchObject([{ name: 'Bail out! No door' }])
  })

  const line = fc.oneof(
    fc.constantFrom('TAP version 14', '# Subtest: door', '  ---', "  error: 'shut'", '  ...', '1..3'),
    fc.string(),
    fc.string().map((text) => `    not ok 1 - ${text}`),
  )

  test.prop([fc.array(line), fc.stringMatching(/^[a-z]{1,9}$/)])(
    'reads any text, and says where each test stands',
    (lines, name) => {
      const text = [...lines, `not ok 2 - ${name}`].join('\n')
      const found = readTap(text).tests
      expect(found.at(-1)?.name).toBe(name)
      for (const { at } of found) expect(text.slice(at).trimStart()).toMatch(/^(?:not ok|Bail out!)/)
    },
  )
})
