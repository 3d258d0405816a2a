import { describe, expect, it } from 'vitest'

import { revertConflicts } from '../../../src/engine/act/revert-conflicts.ts'
import { revertDependents } from '../../../src/engine/act/revert-dependents.ts'
import type { Change, FileChange } from '../../../src/engine/model/change.ts'
import { aChange, aFile, bystanders } from '../../builders/a-change.ts'

const truncated = { kind: 'truncated', because: 'a test' } as const

/** Line 41 is replaced. */
const target = aChange()

function later(files: readonly Partial<FileChange>[], over: Partial<Change> = {}, pull = 40): Change {
  return aChange({ pull, files: files.map((file) => aFile(file)), ...over })
}

/** A patch that puts `added` in the place of `removed` lines from `at` on. */
function patch(at: number, removed: number, ...added: readonly string[]): string {
  const gone = Array.from({ length: removed }, () => '-x\n').join('')
  const header = `@@ -${removed === 0 ? at - 1 : at},${removed} +${added.length === 0 ? at - 1 : at},${added.length} @@`
  return `${header}\n${gone}${added.map((line) => `+${line}\n`).join('')}`
}

function conflicts(...newestFirst: readonly Change[]) {
  return revertConflicts(target, [...newestFirst, target, ...bystanders(2)])
}

describe('later changes conflict with a revert', () => {
  it('not where there are none, or where they are elsewhere', () => {
    expect(conflicts()).toEqual({ kind: 'none' })
    expect(conflicts(...bystanders(3, 200))).toEqual({ kind: 'none' })
  })

  it('not for what landed before', () => {
    const before = aChange({ pull: 3 })
    expect(revertConflicts(target, [target, before])).toEqual({ kind: 'none' })
  })

  it.each([
    ['above', patch(10, 1, 'a'), 'none'],
    ['right above', patch(40, 1, 'a'), 'found'],
    ['the line itself', patch(41, 1, 'a'), 'found'],
    ['put right behind', patch(42, 0, 'a'), 'found'],
    ['right below', patch(42, 1, 'a'), 'found'],
    ['below', patch(43, 1, 'a'), 'none'],
    ['all around', patch(30, 30, 'a'), 'found'],
  ])('by their lines: %s', (_, text, kind) => {
    expect(conflicts(later([{ patch: text }])).kind).toBe(kind)
  })

  it('not where a change between moved lines below them only', () => {
    const moves = later([{ patch: patch(90, 0, ...Array.from({ length: 10 }, (_, n) => `${n}`)) }], {}, 40)
    const there = later([{ patch: patch(41, 1, 'a') }], {}, 41)
    const elsewhere = later([{ patch: patch(51, 1, 'a') }], {}, 42)
    expect(conflicts(there, moves).kind).toBe('found')
    expect(conflicts(elsewhere, moves)).toEqual({ kind: 'none' })
  })

  it('where the lines were moved by a change between', () => {
    const moves = later([{ patch: patch(1, 0, ...Array.from({ length: 10 }, (_, n) => `${n}`)) }], {}, 40)
    const there = later([{ patch: patch(51, 1, 'a') }], {}, 41)
    const elsewhere = later([{ patch: patch(41, 1, 'a') }], {}, 42)
    expect(conflicts(there, moves)).toEqual({
      kind: 'found',
      items: [{ change: there.id, path: 'src/cart/total.ts', name: null }],
    })
    expect(conflicts(elsewhere, moves)).toEqual({ kind: 'none' })
  })

  it('where the file was given another name in between', () => {
    const renamed = { path: 'src/sum.ts', previousPath: 'src/cart/total.ts', status: 'renamed' } as const
    const rename = later([{ ...renamed, patch: null, additions: 0, deletions: 0 }], {}, 40)
    const change = later([{ path: 'src/sum.ts', patch: patch(41, 1, 'a') }], {}, 41)
    expect(conflicts(rename)).toEqual({ kind: 'none' })
    expect(conflicts(change, rename)).toMatchObject({ kind: 'found', items: [{ path: 'src/sum.ts' }] })
  })

  it.each(['added', 'removed', 'renamed'] as const)('in any line of a file that the change %s', (status) => {
    const change = aChange({ files: [aFile({ status })] })
    const touch = later([{ patch: patch(900, 1, 'a') }])
    expect(revertConflicts(change, [touch, change]).kind).toBe('found')
  })

  it('where the file was deleted', () => {
    expect(conflicts(later([{ status: 'removed', patch: null }])).kind).toBe('found')
  })

  it.each([
    ['a patch of it is cut', later([{ patch: null }]), 'unknown'],
    ['not all its files are known', later([], { filesCompleteness: truncated }), 'unknown'],
    ['a cut patch is of another file', later([{ path: 'b.ts', patch: null }]), 'none'],
    ['only its rights changed', later([{ patch: null, additions: 0, deletions: 0 }]), 'none'],
  ])('perhaps: %s', (_, change, kind) => {
    expect(conflicts(change).kind).toBe(kind)
  })

  it('for sure where one is known, whatever else is not', () => {
    const one = later([{ patch: patch(41, 1, 'a') }], {}, 41)
    expect(conflicts(later([{ patch: null }], {}, 42), one)).toMatchObject({
      kind: 'found',
      items: [{ change: one.id }],
    })
  })
})

describe('later changes depend on a change', () => {
  const uses = later([{ path: 'src/b.ts', patch: patch(3, 0, '  return applyTax(cart)') }])

  function dependents(added: string, change = uses, removed = '') {
    const text = `@@ -1,${removed === '' ? 0 : 1} +1 @@\n${removed === '' ? '' : `-${removed}\n`}+${added}\n`
    const of = aChange({ files: [aFile({ patch: text })] })
    return revertDependents(of, [change, of])
  }

  it.each([
    'export function applyTax(cart) {',
    'export const applyTax = (cart) => cart',
    'export default async function applyTax() {',
    'def applyTax(cart):',
    '    def self.applyTax(cart)',
    'func applyTax(cart Cart) int {',
    'func (c *Cart) applyTax() int {',
    'pub fn applyTax(cart: &Cart) -> u64 {',
    '  public static class applyTax {',
    'interface applyTax {',
    'type applyTax = {',
    'fun applyTax(cart: Cart): Int {',
  ])('where they use what it was the first to define: %s', (line) => {
    expect(dependents(line)).toEqual({
      kind: 'found',
      items: [{ change: uses.id, path: 'src/b.ts', name: 'applyTax' }],
    })
  })

  it.each([
    ['a local of that name', dependents('  const applyTax = 1')],
    ['a call, no definition', dependents('applyTax(cart)')],
    [
      'a definition that was there before',
      dependents('function applyTax(a, b) {', uses, 'function applyTax(a) {'),
    ],
    ['a part of a longer name', dependents('function apply(cart) {')],
    [
      'a name too common to tell',
      dependents('export function handler() {', later([{ patch: patch(1, 0, 'handler()') }])),
    ],
    [
      'their own definition',
      dependents(
        'function applyTax() {',
        later([{ path: 'b.ts', patch: patch(1, 0, 'function applyTax() {', 'applyTax()') }]),
      ),
    ],
    [
      'words in documentation',
      dependents('function applyTax() {', later([{ path: 'docs/a.md', patch: patch(1, 0, 'applyTax') }])),
    ],
  ])('not by %s', (_, found) => {
    expect(found).toEqual({ kind: 'none' })
  })

  it('perhaps, where lines are not known', () => {
    expect(dependents('function applyTax() {', later([{ patch: null }])).kind).toBe('unknown')
    const cut = aChange({ files: [aFile({ patch: null })] })
    expect(revertDependents(cut, [uses, cut]).kind).toBe('unknown')
  })
})
