import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { LINE_CAP, logLines } from '../../../../src/engine/judge/symptoms/log-lines.ts'

const textOf = (log: string) => logLines(log).map((line) => line.text)

describe('the lines of a log', () => {
  it('lose time stamps, colours and trailing blanks, and keep their numbers', () => {
    const log =
      '\uFEFF2031-01-02T03:04:05.0000001Z one\r\n2031-01-02T03:04:05.0000002Z \u001B[31mtwo\u001B[0m  \n'
    expect(logLines(log).map(({ number, text }) => [number, text])).toEqual([
      [1, 'one'],
      [2, 'two'],
      [3, ''],
    ])
  })

  it.each([
    ['GitLab', '2031-01-02T03:04:05.000001Z 00O text'],
    ['Jenkins', '[2031-01-02T03:04:05.123Z] text'],
    ['a time of day', '[03:04:05] text'],
    ['BuildKit', '#12 3.456 text'],
    ['turbo', '@acme/web:test: text'],
    ['compose', 'web-1  | text'],
    ['compose, of what bears a time', 'web-1  | 2024-01-02T03:04:05.678Z text'],
    ['a terminal title', '\u001B]0;title\u0007text'],
    ['Buildkite', '\u001B_bk;t=1893456000000\u0007text'],
  ])('lose what %s puts before them', (_, line) => {
    expect(textOf(line)).toEqual(['text'])
  })

  it('lose the seconds before what a build step said where BuildKit prints it once more, and nowhere else', () => {
    const log = [
      '1.500 != 2.000',
      '------',
      ' > [build 3/5] RUN make door:',
      '3.456 no lock',
      '3.460 1.500 != 2.000',
      '------',
      '3.142 radians',
    ]
    expect(textOf(log.join('\n'))).toEqual([
      '1.500 != 2.000',
      '------',
      ' > [build 3/5] RUN make door:',
      'no lock',
      '1.500 != 2.000',
      '------',
      '3.142 radians',
    ])
  })

  it('keep a sanitizer frame, which looks like a build step', () => {
    expect(textOf('#1 0x4f2345 in main src/main.c:20')).toEqual(['#1 0x4f2345 in main src/main.c:20'])
  })

  it('show the last state of a line that was redrawn', () => {
    expect(textOf('10%\r50%\r100% done\nnext')).toEqual(['100% done', 'next'])
  })

  it('tell the echo of a step from its output', () => {
    const log = [
      '##[group]Run npm test',
      '\u001B[36;1mnpm test || echo "error: failed"\u001B[0m',
      'env:',
      '  NOTE: fatal error',
      '##[endgroup]',
      'error: real',
      '##[group]Run the slow tests',
      'FAIL src/a.test.ts',
      '##[endgroup]',
    ].join('\n')
    const output = logLines(log).filter((line) => line.kind !== 'runner')
    expect(output.map((line) => line.text)).toEqual(['error: real', 'FAIL src/a.test.ts'])
  })

  it('are output again after an echo whose end is missing', () => {
    const log = '##[group]Run make\n\u001B[36;1mmake\u001B[0m\n##[error]no rule\nerror: real'
    expect(logLines(log).map((line) => line.kind)).toEqual(['runner', 'runner', 'error', 'output'])
  })

  it('know what a program told the runner', () => {
    expect(logLines('##[error]no disk\n##[warning]slow\n[command]/usr/bin/git version')).toMatchObject([
      { text: 'no disk', kind: 'error' },
      { text: 'slow', kind: 'warning' },
      { text: '/usr/bin/git version', kind: 'runner' },
    ])
  })

  it('take a structured record apart', () => {
    const log = String.raw`{"level":"error","stack":"Error: no\n    at a (src/a.js:1:2)"}`
    const lines = logLines(log)
    expect(lines.map((line) => line.text)).toEqual(['error', 'Error: no', '    at a (src/a.js:1:2)'])
    expect(lines.every((line) => line.number === 1 && log.includes(line.raw))).toBe(true)
  })

  it('take a record apart behind the name of its service', () => {
    const record = String.raw`{"level":"error","stack":"Error: no\n    at a (src/a.js:1:2)"}`
    for (const before of ['web-1  | ', '2024-01-02T03:04:05.678901234Z stdout F ', '[pod/web-1/web] '])
      expect(logLines(before + record).map(({ text }) => text)).toEqual([
        'error',
        'Error: no',
        '    at a (src/a.js:1:2)',
      ])
  })

  it('are cut where one is endless', () => {
    const [line] = logLines('x'.repeat(5_000_000))
    expect(line?.text.length).toBe(LINE_CAP)
  })

  it('are those of both ends where there are too many, with true numbers', () => {
    const log = `first\n${'x\n'.repeat(1_200_000)}last`
    const lines = logLines(log)
    expect(lines.length).toBeLessThan(700_000)
    expect(lines[0]).toMatchObject({ number: 1, text: 'first' })
    expect(lines.at(-1)).toMatchObject({ number: 1_200_002, text: 'last' })
  })

  it('have the numbers of the log where lines of it were left out, and a blank one stands there', () => {
    const lines = logLines('one\ntwo\nten', [{ afterLine: 2, lines: 7 }])
    expect(lines.map(({ number, text }) => [number, text])).toEqual([
      [1, 'one'],
      [2, 'two'],
      [3, ''],
      [10, 'ten'],
    ])
  })

  it('are none in an empty log and in what is no text', () => {
    expect(logLines('')).toEqual([])
    expect(logLines('\u0000\u0001\u0002\uFFFD'.repeat(500))).toEqual([])
  })

  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '\u001B[31m',
      '\u001B[0m',
      '\r',
      '\n',
      '\u001B]8;;http://a\u0007',
      '##[group]Run ',
      '2031-01-02T03:04:05Z ',
    ),
  )

  test.prop([fc.array(piece)])(
    'stand in the log as they are, in order, free of control characters',
    (pieces) => {
      const log = pieces.join('')
      let last = 0
      for (const line of logLines(log)) {
        expect(log).toContain(line.raw)
        expect(line.number).toBeGreaterThanOrEqual(last)
        expect(line.text.replaceAll('\t', '')).not.toMatch(/\p{Cc}/u)
        last = line.number
      }
    },
  )
})
