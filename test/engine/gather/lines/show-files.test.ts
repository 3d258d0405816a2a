import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { lineTeller } from '../../../../src/engine/gather/lines/line-teller.ts'
import { showFiles } from '../../../../src/engine/gather/lines/show-files.ts'
import { touchesOf } from '../../../../src/engine/gather/lines/touches.ts'
import type { Change } from '../../../../src/engine/model/change.ts'
import { emptyContext } from '../../../../src/engine/model/context.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'

const path = 'tax.ts'

function edit(pull: number, patch: string): Change {
  const count = (sign: string): number => patch.split('\n').filter((line) => line.startsWith(sign)).length
  return aChange({ pull, files: [aFile({ path, patch, additions: count('+'), deletions: count('-') })] })
}

const unknown = { kind: 'unknown', because: 'nothing to read' } as const
const gaps = ['line history', 'source files', 'past'].map((what) => ({ what, completeness: unknown }))

const look = (changes: readonly Change[]) => ({
  value: { changes, cancelled: [], context: emptyContext },
  gaps,
})

function shown(changes: readonly Change[], paths = [path]) {
  const { value, gaps: left } = showFiles(look(changes), changes, paths)
  const [source] = value.context.sources
  return {
    text: source?.text ?? null,
    histories: value.context.lineHistories.map(
      ({ start, end, commits }) =>
        `${start}-${end} #${changes.find((one) => one.commits[0] === commits[0])?.pull}`,
    ),
    unknown: left.filter(({ completeness }) => completeness.kind === 'unknown').map(({ what }) => what),
  }
}

describe('a file that nobody can read', () => {
  const older = edit(2, '@@ -2,3 +2,4 @@\n b\n-c\n+C\n+c2\n d')
  const newer = edit(3, '@@ -0,0 +1 @@\n+top')

  it('is shown as far as patches show it, at its newest lines', () => {
    expect(shown([newer, older])).toEqual({
      text: 'top\n\nb\nC\nc2\nd\n',
      histories: ['1-1 #3', '4-5 #2'],
      unknown: ['past'],
    })
  })

  it('is told of no further back than to a patch that is not known, or was cut', () => {
    const unknownPatch = aChange({ pull: 4, files: [aFile({ path, patch: null, additions: 1 })] })
    expect(shown([newer, unknownPatch, older]).histories).toEqual(['1-1 #3'])
    const cut = aChange({
      pull: 4,
      files: [aFile({ path, patch: '@@ -8 +8 @@\n-x\n+y', additions: 9, deletions: 9 })],
    })
    expect(shown([newer, cut, older]).histories).toEqual(['1-1 #3', '9-9 #4'])
    expect(shown([unknownPatch, older]).text).toBeNull()
  })

  it('stays unknown where no change touches it, or nobody asks for it', () => {
    const nothing = { text: null, histories: [], unknown: ['line history', 'source files', 'past'] }
    expect(shown([newer, older], ['other.ts'])).toEqual(nothing)
    expect(shown([newer, older], [])).toEqual(nothing)
  })

  it('is shown far down too', () => {
    expect(shown([edit(2, '@@ -150000 +150000 @@\n-a\n+b')]).histories).toEqual(['150000-150000 #2'])
  })

  it.each([
    ['contradict each other', [edit(4, '@@ -3 +3 @@\n-C\n+CC'), edit(2, '@@ -2,2 +2,2 @@\n b\n-c\n+other')]],
    ['reach absurdly far', [edit(2, '@@ -999999999 +999999999 @@\n-a\n+b')]],
  ])('stays unknown where the patches %s', (_, changes) => {
    expect(shown(changes).text).toBeNull()
  })

  const lines = fc.array(fc.constantFrom('alpha beta', 'gamma delta', '}', ''), {
    minLength: 4,
    maxLength: 9,
  })
  const edits = fc.array(fc.tuple(fc.nat(), fc.constantFrom('one', 'two', 'three')), {
    minLength: 1,
    maxLength: 5,
  })
  test.prop([lines, edits])('tells of each line what the text would have told', (text, given) => {
    let now: readonly string[] = text
    const changes = given.map(([where, word], at) => {
      const line = where % now.length
      const patch = `@@ -${line + 1} +${line + 1},2 @@\n-${now[line]}\n+${word} ${at}\n+${word}`
      now = [...now.slice(0, line), `${word} ${at}`, word, ...now.slice(line + 1)]
      return edit(at + 1, patch)
    })
    const newestFirst = changes.toReversed()
    const source = {
      path,
      text: now.map((line) => `${line}\n`).join(''),
      completeness: { kind: 'complete' },
    } as const
    const { value } = showFiles(look(newestFirst), newestFirst, [path])
    expect(value.context.lineHistories).toEqual(lineTeller(touchesOf(newestFirst, [path]), new Set())(source))
    const seen = (value.context.sources[0]?.text ?? '').split('\n')
    expect(seen.filter((line, at) => line !== '' && line !== now[at])).toEqual([])
  })
})
