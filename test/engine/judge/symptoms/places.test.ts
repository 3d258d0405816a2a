import { describe, expect, it } from 'vitest'

import { readFailures } from '../../../../src/engine/judge/symptoms/read-failures.ts'
import { failureOf, treeOf } from './reading.ts'

const TREE = [
  'src/a.ts',
  'src/b.ts',
  'src/c.ts',
  'test/a.test.ts',
  'test/b.test.ts',
  'node_modules/x/index.js',
]

const placesOf = (log: string, baseline: string | null = null, tree = TREE) =>
  readFailures([failureOf(log, baseline)], treeOf(tree)).places

const order = (log: string, baseline: string | null = null) =>
  placesOf(log, baseline).map(({ path, line }) => (line === null ? path : `${path}:${line}`))

describe('the places a failure points at', () => {
  it('put the innermost own frame before those further out', () => {
    const log = [
      'Error: no',
      '    at x (/w/node_modules/y/index.js:1:1)',
      '    at a (src/a.ts:3:1)',
      '    at b (src/b.ts:4:1)',
      '    at c (test/a.test.ts:5:1)',
    ].join('\n')
    expect(order(log).slice(0, 3)).toEqual(['src/a.ts:3', 'src/b.ts:4', 'test/a.test.ts:5'])
  })

  it('turn a Python trace round, whose innermost frame stands last', () => {
    const log = [
      'Traceback (most recent call last):',
      '  File "/app/run.py", line 3, in <module>',
      '  File "/app/work.py", line 9, in work',
      'ValueError: no',
    ].join('\n')
    expect(placesOf(log, null, ['run.py', 'work.py'])[0]).toMatchObject({ path: 'work.py', line: 9 })
  })

  it('put a compiler error before a warning, and the first error before the next', () => {
    const log = 'src/c.ts(1,1): warning TS1: w\nsrc/b.ts(2,1): error TS2: x\nsrc/a.ts(3,1): error TS3: y'
    expect(order(log)).toEqual(['src/b.ts:2', 'src/a.ts:3', 'src/c.ts:1'])
  })

  it('put what is new before what the last good run printed too', () => {
    const known = 'Error: known\n    at a (src/a.ts:3:1)'
    const log = `${known}\n\nError: new\n    at b (src/b.ts:4:1)`
    expect(order(log, known)).toEqual(['src/b.ts:4', 'src/a.ts:3'])
    expect(placesOf(log, known)[1]?.weight).toBeLessThan(0.2)
  })

  it('lift a place that many traces share', () => {
    const trace = (name: string, line: number) =>
      `Error: ${name}\n    at ${name} (src/${name}.ts:${line}:1)\n\n\n`
    const log = Array.from({ length: 30 }, (_, at) =>
      trace(at % 2 === 0 ? 'b' : 'a', at % 2 === 0 ? at : 7),
    ).join('')
    expect(order(log)[0]).toBe('src/a.ts:7')
  })

  it('reach from a suite to the files that its first word names', () => {
    const log = '  1 failing\n\n  1) no-empty-loop valid\n       for (;;) {}:\n     AssertionError: had 1'
    const tree = ['lib/rules/no-empty-loop.js', 'test/rules/no-empty-loop.js', 'lib/valid.js']
    expect(placesOf(log, null, tree).map(({ path }) => path)).toEqual([
      'test/rules/no-empty-loop.js',
      'lib/rules/no-empty-loop.js',
    ])
  })

  it('reach from a failing test to the file it tests', () => {
    const places = placesOf(' FAIL  test/b.test.ts > b > works')
    expect(places.map(({ path, how }) => [path, how])).toEqual([
      ['test/b.test.ts', 'exact'],
      ['src/b.ts', 'stem'],
    ])
  })

  it('leave out a library file that only shares a name with one of ours', () => {
    expect(order('Error: no\n    at x (/w/node_modules/z/src/a.ts:1:1)')).toEqual([])
  })

  it('hold one place for a path and line, at most sixty, heaviest first, within 0..1', () => {
    const tree = Array.from({ length: 90 }, (_, at) => `src/f${at}.c`)
    const log = tree.map((path) => `${path}:1:1: error: no\n${path}:1:1: error: no`).join('\n')
    const places = placesOf(log, null, tree)
    expect(places.length).toBe(60)
    expect(new Set(places.map(({ path, line }) => `${path}:${line}`)).size).toBe(60)
    const weights = places.map((place) => place.weight)
    expect(weights).toEqual([...weights].sort((a, b) => b - a))
    expect(weights.every((weight) => weight > 0 && weight <= 1)).toBe(true)
  })
})
