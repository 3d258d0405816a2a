import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'

import { guardedPrint } from '../../../src/entries/action/guarded-print.ts'
import { runnerCommands } from './runner-grammar.ts'

function printed(text: string): string {
  let output = ''
  guardedPrint(text, (line) => {
    output += `${line}\n`
  })
  return output
}

const command = fc.constantFrom(
  '::error::x',
  '  ::warning file=a.ts,line=1::x',
  '::add-mask::production',
  '::set-output name=verdict::culprit',
  '::stop-commands::mine',
  '::mine::',
  '::endgroup::',
  '##[error]x',
  'a title ##[add-mask]production',
  'a title\r::set-env name=PATH::/tmp',
  'a title\u2028::error::x',
  'a title\f::error::x',
)

describe('guardedPrint', () => {
  test('prints the lines themselves', () => {
    expect(printed('one\ntwo').split('\n').slice(1, 3)).toEqual(['one', 'two'])
  })

  test('the grammar finds commands that are not guarded', () => {
    expect(runnerCommands('::error::x\nso ##[add-mask]y\n')).toEqual([
      { command: 'error', data: 'x' },
      { command: 'add-mask', data: 'y' },
    ])
  })

  test.prop([fc.array(fc.oneof(command, fc.string()), { maxLength: 20 })], { numRuns: 500 })(
    'a runner finds no command in what was printed, and obeys commands again afterwards',
    (lines) => {
      const output = `${printed(lines.join('\n'))}::notice::ours\n`
      expect(runnerCommands(output)).toEqual([{ command: 'notice', data: 'ours' }])
    },
  )

  test('no two prints share their word', () => {
    expect(printed('x')).not.toBe(printed('x'))
  })
})
