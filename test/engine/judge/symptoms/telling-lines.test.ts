import { describe, expect, it } from 'vitest'

import { readFailures } from '../../../../src/engine/judge/symptoms/read-failures.ts'
import { failureOf, treeOf } from './reading.ts'

const toldBy = (log: string, baseline: string | null) =>
  readFailures([failureOf(log, baseline)], treeOf([])).tellingLines.map((place) => place.quote)

const noise = (count: number) =>
  Array.from({ length: count }, (_, at) => `compiled module number ${at} of many`).join('\n')

describe('the telling lines', () => {
  it('are the error and what belongs to it, without the noise', () => {
    const log = `${noise(200)}\nError: no rates\n  expected 3\n  received 4\n`
    expect(toldBy(log, noise(200))).toEqual(['Error: no rates', 'expected 3', 'received 4'])
  })

  it.each([
    '✔ handles an error',
    'Door#test_0003_raises an error = 0.00 s = .',
    'ok 12 - throws an error',
    'test parse::error_is_kept ... ok',
    '--- PASS: TestError (0.00s)',
    '[       OK ] Parser.KeepsErrors (0 ms)',
    '  [OK]          parser              3   keeps errors.',
    '   passed  189/190  parser-keeps-error (0.000022 sec)',
    'parser: keeps_error_test...[0.012 s] ok',
    'tests/test_error.py::test_error PASSED [ 50%]',
    'Tests run: 4, Failures: 0, Errors: 0, Skipped: 0',
    'Found 0 errors. Watching for file changes.',
    'npm warn Unknown user config "nodedir". This will stop working.',
  ])('are not what passed: %s', (line) => {
    expect(toldBy(`${line}\n${noise(80)}`, 'something else')).toEqual([])
  })

  it.each([
    'gcc -Wall -Werror -fno-exceptions -c src/error.c -o error.o',
    "emacs -Q -batch -L . -eval '(setq byte-compile-error-on-warn t)' -f batch-byte-compile dash.el",
    '(cd _build/default && /usr/bin/ocamlopt.opt -w -40 -g -I lib/error -o error.cmx)',
  ])('are not the command that a build started: %s', (line) => {
    expect(toldBy(`${line}\n${noise(80)}`, 'x')).toEqual([])
    expect(toldBy(`error: no rates\n${line}\n  at the end\n${noise(80)}`, noise(80))).toEqual([
      'error: no rates',
      'at the end',
    ])
  })

  it('go on with no summary of make or of the runner', () => {
    const log = `error: no rates\nmake[1]: *** [Makefile:3: src/rates.o] Error 1\nmake: Leaving directory '/w'\n`
    expect(toldBy(`${log}##[error]Process completed with exit code 2.\n${noise(80)}`, noise(80))).toEqual([
      'error: no rates',
    ])
  })

  it('go on with own frames, and with none of what runs the tests', () => {
    const frames = [
      '    at open (/w/src/door.js:12:3)',
      '    at Runner.run (/w/node_modules/mocha/lib/runner.js:3:1)',
      '    at process.processTicksAndRejections (node:internal/timers:574:21)',
    ]
    expect(toldBy(`Error: no key\n${frames.join('\n')}\n${noise(80)}`, noise(80))).toEqual([
      'Error: no key',
      'at open (/w/src/door.js:12:3)',
    ])
  })

  it('are the command where it is what is complained of', () => {
    const line = 'error: command gcc -O2 -g -c a.c failed'
    expect(toldBy(`${line}\n${noise(80)}`, noise(80))).toEqual([line])
  })

  describe('where a compiler refuses something', () => {
    const warned = 'warning: unexpected `cfg` condition value\n --> src/loom.rs:4:19\n  |\n'
    const failed = 'error[E0425]: cannot find value `range`\n --> src/bytes.rs:374:41\n'

    it('leave out what is only warned of, with what follows on it', () => {
      expect(toldBy(`${warned}\n${failed}${warned}${noise(80)}`, null)).toEqual([
        'error[E0425]: cannot find value `range`',
        '--> src/bytes.rs:374:41',
      ])
    })

    it('hold a warning that the last good run did not print', () => {
      expect(toldBy(`${failed}${warned}${noise(80)}`, noise(80))).toContain(
        'warning: unexpected `cfg` condition value',
      )
    })
  })

  it('leave out a warning where a frame tells the place', () => {
    const warned = 'warning: unexpected `cfg` condition value'
    const failed = "thread 'main' panicked at src/bytes.rs:3:5:\nno key"
    expect(toldBy(`${warned}\n${noise(80)}\n${failed}`, null)).not.toContain(warned)
  })

  it('hold a warning where a test fails, which may be all that names a place', () => {
    const warned = 'src/loom.c:4:1: warning: missing return value'
    const asserted = 'test/test_loom.c:12: test_weave: Assertion `1 == 2` failed.'
    for (const failed of ['not ok 3 - weaves', asserted])
      expect(toldBy(`${warned}\n${noise(80)}\n${failed}`, null)).toContain(warned)
  })

  it('hold a warning where nothing else is said', () => {
    const warned = 'warning: unexpected `cfg` condition value'
    expect(toldBy(`${warned}\n${noise(80)}`, null)).toContain(warned)
  })

  it('leave out what the last good run printed too', () => {
    expect(toldBy('error: always here\nerror: new', 'error: always here')).toEqual(['error: new'])
  })

  it('leave out what says only that something failed', () => {
    expect(
      toldBy('##[error]Process completed with exit code 1.\nmake: *** [Makefile:3: all] Error 2', 'x'),
    ).toEqual([])
  })

  it('show a few of many lines that look alike', () => {
    const log = Array.from({ length: 500 }, (_, at) => `error: row ${at} is broken`).join('\n')
    expect(toldBy(log, 'x').length).toBe(3)
  })

  it('stay few in a long log, and in its order', () => {
    const log = Array.from(
      { length: 4_000 },
      (_, at) => `error: ${'abcdefgh'.at(at % 8)}${'x'.repeat(at)} is broken`,
    ).join('\n')
    const places = readFailures([failureOf(log, 'x')], treeOf([])).tellingLines
    expect(places.length).toBeLessThanOrEqual(200)
    expect(places.map((place) => place.line)).toEqual(places.map((place) => place.line).sort((a, b) => a - b))
  })

  it('are all lines of a person’s short description', () => {
    expect(toldBy('Checkout is slow since noon.\n\nSeems to be the cart.', null)).toEqual([
      'Checkout is slow since noon.',
      'Seems to be the cart.',
    ])
  })
})
