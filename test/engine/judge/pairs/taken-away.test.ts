import { describe, expect, it } from 'vitest'

import { addedUse, goneFile, removedDefinition } from '../../../../src/engine/judge/pairs/taken-away.ts'
import type { Change } from '../../../../src/engine/model/change.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'

const changing = (path: string, ...lines: readonly string[]): Change =>
  aChange({ files: [aFile({ path, patch: ['@@ -1,3 +1,3 @@', ...lines].join('\n') })] })

const removes = (line: string, word: string): boolean =>
  removedDefinition(word, changing('src/a.x', `-${line}`)) !== null

describe('a definition that is taken away', () => {
  it.each([
    ['export function sumOf(lines) {', 'sumOf'],
    ['export async function sumOf() {', 'sumOf'],
    ['export const sumOf = (lines) => 1', 'sumOf'],
    ['  async sumOf(lines) {', 'sumOf'],
    ['export interface Totals {', 'Totals'],
    ['def sum_of(lines):', 'sum_of'],
    ['    def sum_of(self):', 'sum_of'],
    ['  def self.sum_of', 'sum_of'],
    ['RATE = 3', 'RATE'],
    ['func (c *Cart) SumOf() int {', 'SumOf'],
    ['  private static List<Line> sumOf(Cart cart) {', 'sumOf'],
    ['pub fn sum_of(lines: &[Line]) -> u32 {', 'sum_of'],
    ['static int sum_of(struct cart *cart) {', 'sum_of'],
    ['#define SUM_OF 3', 'SUM_OF'],
  ])('is: %s', (line, word) => {
    expect(removes(line, word)).toBe(true)
  })

  it.each([
    ['  const sumOf = total(lines)', 'sumOf'],
    ['  if (sumOf(lines)) {', 'sumOf'],
    ['  return sumOf(lines, function () {', 'sumOf'],
    ['  cart.sumOf(lines, {', 'sumOf'],
    ['describe(sumOf, () => {', 'sumOf'],
    ['  items: sumOf[],', 'sumOf'],
    ['// function sumOf() {', 'sumOf'],
    ['function sumOfAll() {', 'sumOf'],
  ])('is not: %s', (line, word) => {
    expect(removes(line, word)).toBe(false)
  })

  it('is named by the last part of a qualified name', () => {
    expect(removes('class Totals', 'Shop::Totals')).toBe(true)
    expect(removes('class Totals', 'Shop\\Totals')).toBe(true)
    expect(removes('class Totals', 'shop/Totals')).toBe(false)
  })
})

describe('a file that is gone', () => {
  const gone = (path: string, name: string): boolean =>
    goneFile(name, aChange({ files: [aFile({ path, status: 'removed' })] })) !== null

  it.each([
    ['src/cart/total.ts', './total'],
    ['src/cart/total.ts', '../cart/total.js'],
    ['src/cart/total/index.ts', './total'],
    ['shop/total.py', 'shop.total'],
    ['src/total.rs', 'crate::total'],
    ['config/prod.json', 'config/prod.json'],
  ])('%s is meant by %s', (path, name) => {
    expect(gone(path, name)).toBe(true)
  })

  it.each([
    ['src/cart/subtotal.ts', './total'],
    ['src/total.ts', './total/sub'],
    ['src/total.ts', '..'],
  ])('%s is not meant by %s', (path, name) => {
    expect(gone(path, name)).toBe(false)
  })

  it('is one that was given another name, by its old name', () => {
    const moved = aChange({
      files: [aFile({ path: 'src/sum.ts', previousPath: 'src/total.ts', status: 'renamed' })],
    })
    expect(goneFile('./total', moved)?.path).toBe('src/sum.ts')
    expect(goneFile('./sum', moved)).toBeNull()
    expect(goneFile('./total', changing('src/total.ts', '-a'))).toBeNull()
  })
})

describe('a use that is added', () => {
  it('is the first line with the name, more of which come than go', () => {
    expect(addedUse('sumOf', changing('a.ts', '+a(sumOf)', '+b(sumOf)', '-c(sumOf)'))?.text).toBe('a(sumOf)')
    expect(addedUse('sumOf', changing('a.ts', '+a(sumOf)', '-c(sumOf)'))).toBeNull()
    expect(addedUse('sumOf', changing('a.ts', '+a(sumOfAll)'))).toBeNull()
  })

  it('is none where the change defines the name itself', () => {
    expect(addedUse('sumOf', changing('a.ts', '+function sumOf() {', '+sumOf()'))).toBeNull()
  })

  it('of a path is a line that brings it in', () => {
    expect(addedUse('../cart/total', changing('a.ts', "+import x from './total'"))?.number).toBe(1)
    expect(addedUse('../cart/total', changing('a.ts', '+const total = 3'))).toBeNull()
  })
})
