import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { readFailures } from '../../../../src/engine/judge/symptoms/read-failures.ts'
import { failureOf, treeOf } from './reading.ts'

const TREE = treeOf(['src/a.ts', 'lib/door.rb', 'src/FramebufferAttachment.cpp', 'tools/run_tests.py'])
const reading = (log: string) => readFailures([failureOf(log)], TREE)

describe('reading failures', () => {
  it.each([
    ['an empty log', ''],
    ['blank lines', '\n\n  \n'],
    ['a compressed file', '\u001F\uFFFD\b\u0000\u0000\u0003'.repeat(4_000)],
    [
      'an error page instead of a log',
      '<!DOCTYPE html>\n<html><h1>502 Bad Gateway</h1> at f (src/a.ts:1:2)</html>',
    ],
  ])('finds nothing in %s', (_, log) => {
    expect(reading(log)).toMatchObject({ symptoms: [], places: [], tellingLines: [] })
  })

  it('tells a person’s words from the log of a program', () => {
    const words = failureOf('Totals are wrong since this morning, see src/a.ts.')
    const log = failureOf('##[group]Run npm test\n##[error]src/a.ts:1:2 failed\n##[error]exit code 1')
    const isDescription = (...failures: Parameters<typeof readFailures>[0]) =>
      readFailures(failures, TREE).isDescription
    expect(isDescription(words)).toBe(true)
    expect(isDescription(words, failureOf(''))).toBe(true)
    expect(isDescription(log)).toBe(false)
    expect(isDescription(words, log)).toBe(false)
    expect(isDescription(failureOf(''))).toBe(false)
  })

  it('names nothing that is only warned of, where a compiler refuses something', () => {
    const warned = 'src/FramebufferAttachment.cpp:4:19: warning: unused variable `old_depth`'
    const names = (log: string) =>
      reading(log).symptoms.flatMap((symptom) => (symptom.kind === 'named-thing' ? [symptom.text] : []))
    const noise = Array.from({ length: 80 }, (_, at) => `compiled module ${at}`).join('\n')
    expect(names(`${warned}\n${noise}`)).toContain('old_depth')
    expect(names(`${warned}\nsrc/a.ts:3:1: error: no \`rate_of\`\n${noise}`)).not.toContain('old_depth')
    expect(names(`${warned}\nsrc/a.ts:3:1: error: no \`rate_of\`\n${noise}`)).toContain('rate_of')
    const same = `${warned}\nsrc/a.ts:3:1: error: no \`old_depth\`\n${noise}`
    expect(names(same)).toContain('src/FramebufferAttachment.cpp:4')
  })

  it.each([
    ['a compressed file', '\u001F\uFFFD\b\u0000\u0000\u0003'.repeat(4_000), 'it is not text'],
    ['an error page', '\uFEFF\n<html><h1>502 Bad Gateway</h1>', 'it is an HTML page, not a log'],
    ['a PDF', '%PDF-1.7\n1 0 obj', 'it is a PDF, not a log'],
  ])('tells that %s is no log', (_, log, because) => {
    const gap = (what: string) => ({ what, completeness: { kind: 'unknown', because } })
    expect(reading(log).gaps).toEqual([gap('log of test')])
    const { gaps, symptoms } = readFailures([failureOf('Error: one', log)], TREE)
    expect(gaps).toEqual([gap('log of test at the last good commit')])
    expect(symptoms).not.toEqual([])
  })

  it.each(['', ' \n\n'])('tells that a log is empty: %j', (log) => {
    const completeness = { kind: 'unknown', because: 'it is empty' }
    expect(reading(log).gaps).toEqual([{ what: 'log of test', completeness }])
  })

  it('leaves a log that could not be read to whoever tried', () => {
    const log = { text: '', completeness: { kind: 'unknown', because: 'it is past its retention' } } as const
    expect(readFailures([{ ...failureOf(''), log }], TREE).gaps).toEqual([])
  })

  it('tells of nothing missing in a log', () => expect(reading('fine').gaps).toEqual([]))

  it('reads a hundred thousand identical lines as one thing said often', () => {
    const { symptoms, tellingLines } = reading('Error: boom in src/a.ts\n'.repeat(100_000))
    expect(symptoms.length).toBeLessThan(1_000)
    expect(tellingLines.length).toBeLessThan(10)
  })

  it('gives nothing for no failures', () => {
    expect(readFailures([], TREE)).toMatchObject({ symptoms: [], places: [], tellingLines: [] })
  })

  it('reads a long bug report as a person’s words, and what is pasted into it as a log', () => {
    const settings = Array.from({ length: 80 }, (_, at) => `setting_${at}: door`)
    const report = [
      'The door stays open',
      '### Describe the bug',
      'It opens FramebufferAttachment twice.',
      '```',
      ...settings,
      'npm ERR! code 1',
      'TypeError: no lock in lib/door.rb',
      '```',
      '### Operating system',
      'Windows 11',
    ]
    const { symptoms, tellingLines } = reading(report.join('\n'))
    expect(tellingLines.map(({ quote }) => quote)).toEqual([
      'The door stays open',
      'It opens FramebufferAttachment twice.',
      'TypeError: no lock in lib/door.rb',
    ])
    expect(tellingLines.map(({ headline }) => headline)).toEqual([true, undefined, undefined])
    const names = symptoms.flatMap((symptom) => (symptom.kind === 'named-thing' ? [symptom.text] : []))
    expect(names).toEqual(['FramebufferAttachment', 'lib/door.rb', 'TypeError'])
  })

  it('takes a frame of the tree’s own package, as its users have it, for our own', () => {
    const trace = (name: string) =>
      `Traceback (most recent call last):\n  File "/venv/lib/python3.12/site-packages/${name}/run_tests.py", line 3, in go\n`
    expect(reading(trace('tools')).places[0]).toMatchObject({ path: 'tools/run_tests.py', line: 3 })
    expect(reading(trace('others')).places).toEqual([])
  })

  it('reads a person’s description as a log', () => {
    const { places, symptoms } = reading(
      'Breaks tools/run_tests.py on Mac:\nno copy constructor of gl::FramebufferAttachment, see "door.rb".',
    )
    expect(places.map((place) => place.path)).toEqual([
      'tools/run_tests.py',
      'lib/door.rb',
      'src/FramebufferAttachment.cpp',
    ])
    expect(symptoms.every((symptom) => symptom.kind === 'named-thing')).toBe(true)
  })

  it('names what stands in lines that sound like an error where none is recognised', () => {
    const quiet = Array.from({ length: 80 }, (_, at) => `2031-03-04T05:06:07Z [${at}] building parts/wall.rb`)
    const { symptoms, places } = reading([...quiet, 'lib/door.rb could not be opened by OpenAll'].join('\n'))
    expect(symptoms.map(({ kind }) => kind)).toEqual(['named-thing', 'named-thing'])
    expect(places.map(({ path }) => path)).toEqual(['lib/door.rb'])
  })

  it('takes no name from what the values of a record are called', () => {
    const event = (action: string) =>
      `{"Time":"2031-03-04T05:06:07Z","Action":"${action}","Package":"acme.test/door","Test":"TestOpens"}`
    const names = reading(`${event('run')}\n${event('fail')}`).symptoms.flatMap((symptom) =>
      symptom.kind === 'named-thing' ? [symptom.text] : [],
    )
    expect(names).toContain('TestOpens')
    for (const name of ['Time', 'Action', 'Package', 'Test']) expect(names).not.toContain(name)
  })

  it('reads annotations as diagnostics, but not the one that only says that a step failed', () => {
    const failure = failureOf('', null, [
      { path: 'src/a.ts', line: 7, level: 'failure', message: '\n  no such export  \nmore' },
      { path: '.github', line: 12, level: 'failure', message: 'Process completed with exit code 1.' },
    ])
    const { symptoms, places } = readFailures([failure], TREE)
    expect(symptoms).toEqual([
      expect.objectContaining({
        kind: 'diagnostic',
        path: 'src/a.ts',
        at: { failure: 0, line: 0, quote: 'no such export' },
      }),
    ])
    expect(places).toMatchObject([{ path: 'src/a.ts', line: 7 }])
  })

  it('says which failure and line each symptom stands on, and whether it is new', () => {
    const { symptoms } = readFailures(
      [failureOf('fine\nError: one', 'fine'), failureOf('Error: two', 'Error: two')],
      treeOf([]),
    )
    const errors = symptoms.filter((symptom) => symptom.kind === 'error-message')
    expect(errors.map(({ text, at, novel }) => [text, at.failure, at.line, novel])).toEqual([
      ['one', 0, 2, true],
      ['two', 1, 1, false],
    ])
  })

  it('counts traces in the order in which they begin, whatever language prints them', () => {
    const log = [
      'Traceback (most recent call last):',
      '  File "/app/a.py", line 1, in a',
      '',
      '    at f (src/a.ts:1:2)',
      '',
      'Traceback (most recent call last):',
      '  File "/app/b.py", line 1, in b',
    ].join('\n')
    const frames = reading(log).symptoms.filter((symptom) => symptom.kind === 'stack-frame')
    expect(frames.map(({ path, trace }) => [path, trace])).toEqual([
      ['/app/a.py', 0],
      ['src/a.ts', 1],
      ['/app/b.py', 2],
    ])
  })

  const line = fc.constantFrom(
    'Error: no such door',
    '\u001B[31m FAIL \u001B[0m src/a.test.ts > opens',
    '    at f (\u001B[90m/w/\u001B[39msrc/a.ts:1:2)',
    '2031-01-02T03:04:05Z src/a.ts(1,2): error TS1: no',
    'make: *** [all] Error 2',
    '',
  )
  const log = fc.array(fc.oneof(line, fc.string())).map((lines) => lines.join('\n'))

  test.prop([log, log])(
    'gives only quotes that stand in the log, and places of the tree',
    (text, baseline) => {
      const { symptoms, places, tellingLines } = readFailures([failureOf(text, baseline)], TREE)
      for (const { quote } of [...symptoms.map((symptom) => symptom.at), ...tellingLines])
        expect(text).toContain(quote)
      for (const place of places) expect(TREE.paths).toContain(place.path)
    },
  )

  test.prop([log])('finds nothing new in a log that is its own baseline', (text) => {
    const { symptoms, tellingLines } = readFailures([failureOf(text, text)], TREE)
    expect(symptoms.filter((symptom) => symptom.novel)).toEqual([])
    expect(tellingLines).toEqual([])
  })

  test.prop([log])('gives the same twice', (text) => {
    expect(readFailures([failureOf(text)], TREE)).toEqual(readFailures([failureOf(text)], TREE))
  })
})

describe('a test report beside a log', () => {
  const REPORT =
    '<testsuite><testcase name="opens" file="src/a.ts"><failure message="shut"/></testcase></testsuite>'
  const report = { ...failureOf(REPORT), name: 'test report', source: 'test-report' } as const
  const log = failureOf('Error: no such door\n    at f (src/b.ts:1:2)')

  it('adds its symptoms, and leaves the name of the failure to the log', () => {
    const both = readFailures([log, report], TREE)
    expect(both.symptoms.filter(({ at }) => at.failure === 1).slice(0, 2)).toMatchObject([
      { kind: 'failing-test', name: 'opens', path: 'src/a.ts' },
      { kind: 'error-message', text: 'shut' },
    ])
    expect(both.signature).toBe(readFailures([log], TREE).signature)
  })

  it('is quoted by what its tags say, not by the tags', () => {
    const { symptoms, tellingLines } = readFailures([report], TREE)
    expect(symptoms.slice(0, 2).map(({ at }) => at.quote)).toEqual(['opens', 'shut'])
    expect(tellingLines.map(({ quote }) => quote)).toEqual(['shut'])
  })

  it('names the failure where no log tells anything', () => {
    const { signature } = readFailures([failureOf(''), report], TREE)
    expect(signature).toBe(readFailures([report], TREE).signature)
    expect(signature).not.toBe(readFailures([failureOf('')], TREE).signature)
  })

  it('is told by its own name where it is no report', () => {
    const page = { ...report, log: failureOf('<html>').log }
    expect(readFailures([page], TREE).gaps).toMatchObject([{ what: 'test report' }])
  })
})
