import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'

import { printableRuns } from '../../../../src/engine/judge/symptoms/printable-runs.ts'

const E = '\u001B'

it.each([
  ['plain text', ['plain text']],
  [`${E}[31mred${E}[0m and ${E}[1;4mbold${E}[22m`, ['red', ' and ', 'bold']],
  [`a${E}]0;title\u0007b`, ['a', 'b']],
  [`a${E}]8;;https://x${E}\\link${E}]8;;${E}\\b`, ['a', 'link', 'b']],
  [`${E}]0;${E}\\b`, ['b']],
  [`a${E}(Bb`, ['a', 'Bb']],
  [`a${E}Mb`, ['a', 'b']],
  [`a${E}[`, ['a']],
  ['a\u0000b\u200Bc\uFEFFd\u007Fe', ['a', 'b', 'c', 'd', 'e']],
  ['tab\tstays', ['tab\tstays']],
])('%j holds the runs %j', (raw, runs) => {
  expect(printableRuns(raw).filter((run) => run !== '')).toEqual(runs)
})

const piece = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom(E, `${E}[`, `${E}]`, '\u0007', '31m', '\u200B'),
)

test.prop([fc.array(piece, { maxLength: 20 })])(
  'gives runs in order, byte for byte, without control characters',
  (pieces) => {
    const raw = pieces.join('')
    let from = 0
    for (const run of printableRuns(raw)) {
      const at = raw.indexOf(run, from)
      expect(at).toBeGreaterThanOrEqual(from)
      expect(run).not.toMatch(/[\u0000-\u0008\u000A-\u001F\u007F]/)
      from = at + run.length
    }
  },
)
