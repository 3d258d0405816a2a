import { describe, expect, it } from 'vitest'

import { lineTeller } from '../../../../src/engine/gather/lines/line-teller.ts'
import { touchesOf } from '../../../../src/engine/gather/lines/touches.ts'
import type { Change, FileChange } from '../../../../src/engine/model/change.ts'
import type { LineHistory } from '../../../../src/engine/model/context.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'
import { aSha } from '../../../builders/ids.ts'

/** A change of `tax.ts` by its patch, whose lines are counted. */
function edit(pull: number, patch: string, over: Partial<FileChange> = {}): Change {
  const count = (sign: string): number => patch.split('\n').filter((line) => line.startsWith(sign)).length
  const file = { path: 'tax.ts', patch, additions: count('+'), deletions: count('-'), ...over }
  return aChange({ pull, files: [aFile(file)] })
}

function told(text: string, changes: readonly Change[], lookThrough: readonly number[] = []): string | null {
  const tell = lineTeller(touchesOf(changes, ['tax.ts']), new Set(lookThrough.map(aSha)))
  const source = { path: 'tax.ts', text, completeness: { kind: 'complete' } } as const
  const say = ({ start, end, commits }: LineHistory): string => {
    const by = changes.find((change) => change.commits[0] === commits[0])?.pull
    return `${start}-${end} #${by}`
  }
  return tell(source)?.map(say).join(', ') ?? null
}

const second = edit(2, '@@ -2,3 +2,4 @@\n b\n-c\n+C\n+c2\n d')
const third = edit(3, '@@ -0,0 +1 @@\n+top')

describe('who wrote a line of the newest text', () => {
  it('is the newest change that added it, followed through what was added above', () => {
    expect(told('top\na\nb\nC\nc2\nd\n', [third, second])).toBe('1-1 #3, 4-5 #2')
  })

  it('is nobody of the range where no change added it', () => {
    expect(told('a\nb\n', [aChange({ pull: 1 })])).toBe('')
  })

  it('is told at once of a long file that was written anew', () => {
    const lines = (word: string): readonly string[] =>
      Array.from({ length: 60_000 }, (_, at) => `${word} line ${at}`)
    const [old, now] = [lines('old'), lines('now')]
    const patch = [
      '@@ -1,60000 +1,60000 @@',
      ...old.map((line) => `-${line}`),
      ...now.map((line) => `+${line}`),
    ]
    const anew = edit(4, patch.join('\n'))
    expect(told(`${now.join('\n')}\n`, [anew])).toBe('1-60000 #4')
  }, 5_000)

  it('is told by the id of a change whose commits are not known', () => {
    const tell = lineTeller(touchesOf([{ ...second, commits: [] }], ['tax.ts']), new Set())
    const text = 'a\nb\nC\nc2\nd\n'
    expect(tell({ path: 'tax.ts', text, completeness: { kind: 'complete' } })).toEqual([
      { path: 'tax.ts', start: 3, end: 4, commits: [second.id] },
    ])
  })

  it('is the newest of two that wrote the same line', () => {
    const again = edit(4, '@@ -3 +3 @@\n-C\n+CC')
    expect(told('a\nb\nCC\nc2\nd\n', [again, second])).toBe('3-3 #4, 4-4 #2')
  })

  it('is followed to the name the file had', () => {
    const rename = edit(5, '', { status: 'renamed', previousPath: 'old.ts' })
    const before = aChange({ pull: 2, files: second.files.map((file) => ({ ...file, path: 'old.ts' })) })
    expect(told('a\nb\nC\nc2\nd\n', [rename, before])).toBe('3-4 #2')
  })

  it('is the change that added the file, and nobody before it', () => {
    const born = edit(6, '@@ -0,0 +1,2 @@\n+a\n+b', { status: 'added' })
    expect(told('a\nb\n', [born, edit(1, '@@ -9 +9 @@\n-x\n+y')])).toBe('1-2 #6')
  })

  it('is not the one who indented it', () => {
    const indent = edit(7, '@@ -3,2 +3,2 @@\n-C\n-c2\n+  C\n+  c2')
    expect(told('a\nb\n  C\n  c2\nd\n', [indent, second])).toBe('3-4 #2')
  })

  it('is not the one who moved it', () => {
    const text = 'the rate of tax in the north'
    const write = edit(2, `@@ -1 +1,2 @@\n+${text}\n a`)
    const move = edit(8, `@@ -1,3 +1,3 @@\n-${text}\n a\n b\n+${text}`)
    expect(told(`a\nb\n${text}\n`, [move, write])).toBe('3-3 #2')
  })

  it('is the one who moved a line of few letters, for it may be another one', () => {
    const move = edit(8, '@@ -1,3 +1,3 @@\n-x = 1\n a\n b\n+x = 1')
    expect(told('a\nb\nx = 1\n', [move])).toBe('3-3 #8')
  })

  it('is not the one to be looked through, but for what it put in place of nothing', () => {
    const reformat = edit(9, '@@ -3 +3,2 @@\n-C\n+Rewritten()\n+Longer()')
    const all = [reformat, second]
    expect(told('a\nb\nRewritten()\nLonger()\nc2\nd\n', all)).toBe('3-4 #9, 5-5 #2')
    expect(told('a\nb\nRewritten()\nLonger()\nc2\nd\n', all, [9])).toBe('3-3 #2, 4-4 #9, 5-5 #2')
  })

  it('is told of a text without a line end at its end, and of one of Windows', () => {
    expect(told('a\nb\nC\nc2\nd', [second])).toBe('3-4 #2')
    const windows = edit(2, '@@ -1 +1 @@\n-a\r\n+A\r')
    expect(told('A\r\nb\r\n', [windows])).toBe('1-1 #2')
  })
})

const listed: Change = {
  ...edit(3, '', { patch: null, additions: 0, deletions: 0 }),
  filesCompleteness: { kind: 'truncated', because: 'the window is too large to read every patch' },
}

describe('where the patches cannot tell', () => {
  it.each([
    ['a patch is not known', [edit(2, '', { patch: null, additions: 1 })]],
    ['of a change only the names of files were read', [listed, second]],
    ['a patch was cut', [edit(2, '@@ -2,3 +2,4 @@\n b\n-c\n+C', { additions: 2 })]],
    ['a patch was made against another text', [edit(2, '@@ -3 +3 @@\n-C\n+other')]],
    ['a patch reaches beyond the text', [edit(2, '@@ -90 +90 @@\n-C\n+other')]],
    ['the patches go backwards', [edit(2, '@@ -4 +4 @@\n-x\n+c2\n@@ -2 +2 @@\n-x\n+b')]],
    ['the file was taken away since', [edit(2, '@@ -1 +0,0 @@\n-a', { status: 'removed' })]],
    [
      'the file has another name since',
      [edit(2, '', { path: 'b.ts', previousPath: 'tax.ts', status: 'renamed' })],
    ],
  ])('says nothing: %s', (_, changes) => {
    expect(told('a\nb\nC\nc2\nd\n', changes)).toBeNull()
  })

  it('says nothing of a text that was read in part', () => {
    const completeness = { kind: 'truncated', because: 'too long' } as const
    expect(
      lineTeller(touchesOf([second], ['tax.ts']), new Set())({ path: 'tax.ts', text: 'a\n', completeness }),
    ).toBeNull()
  })

  it('needs no patch of a file whose mode alone changed', () => {
    const mode = edit(3, '', { patch: null, additions: 0, deletions: 0 })
    expect(told('a\nb\nC\nc2\nd\n', [mode, second])).toBe('3-4 #2')
  })
})
