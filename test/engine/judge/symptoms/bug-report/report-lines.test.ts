import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { reportLines } from '../../../../../src/engine/judge/symptoms/bug-report/report-lines.ts'
import { logLines } from '../../../../../src/engine/judge/symptoms/log-lines.ts'

const read = (...lines: readonly string[]) => reportLines(logLines(lines.join('\n')))

const said = (...lines: readonly string[]): readonly string[] | undefined =>
  read(...lines)
    ?.lines.filter(({ kind, text }) => kind === 'output' && text !== '')
    .map(({ text }) => text)

describe('a bug report', () => {
  it('loses what its form asks', () => {
    const lines = [
      'The door stays open',
      '<!-- Search first,',
      'please. ',
      '```',
      'like this',
      '```',
      '-->',
      '**Describe the bug**',
      'The lock does not turn.',
      'Steps to reproduce',
      '------------------',
      '- [x] I have searched',
      '1. Turn the key.',
      '- **Debug log:**',
      '### The key is bent',
    ]
    expect(said(...lines)).toEqual([
      'The door stays open',
      'The lock does not turn.',
      '1. Turn the key.',
      '### The key is bent',
    ])
  })

  it('loses where it runs, whatever is pasted there, up to the next heading', () => {
    const lines = [
      'It stays open.',
      '### Environment',
      'Linux',
      '```',
      'cpu: 64',
      '```',
      '### Additional context',
      '- Door version: 1.2',
      'Since Monday.',
    ]
    expect(said(...lines)).toEqual(['It stays open.', 'Since Monday.'])
  })

  it('keeps what follows where somebody forgot to begin anew', () => {
    const rest = Array.from({ length: 45 }, (_, at) => `step ${at} of the door`)
    expect(said('It stays open.', '## Environment', ...rest)?.slice(-2)).toEqual([
      'step 43 of the door',
      'step 44 of the door',
    ])
  })

  it('tells what was pasted, and reads no heading there', () => {
    const taken = read(
      'It stays open.',
      '```sh',
      '# Environment',
      'open the door',
      '```',
      'It did not before.',
    )
    expect(taken && [...taken.pasted].map(({ text }) => text)).toEqual(['# Environment', 'open the door'])
  })

  it('is known by a part that it folds', () => {
    expect(said('It stays open.', '<details>', '<summary>all of it</summary>', 'stuck')).toEqual([
      'It stays open.',
      'stuck',
    ])
  })

  it('ends with a fence that was cut off', () => {
    const taken = read('## Steps to reproduce', 'Turn the key.', '```', 'stuck')
    expect(taken && [...taken.pasted].map(({ text }) => text)).toEqual(['stuck'])
  })

  it('is not hidden by a comment that nothing ends', () => {
    expect(said('## Steps to reproduce', '<!-- a door', 'Turn the key.')).toEqual([
      '<!-- a door',
      'Turn the key.',
    ])
  })
})

describe('no bug report', () => {
  it.each([
    ['a log', ['# door 1', 'ok 1 - opens', '# fail 1']],
    [
      'what a page consists of',
      ['<body>', '  <div>', '    <br>', '  </div>', '  <img src="a" />', '</body>'],
    ],
    ['words alone', ['It stays open.', 'Since Monday.']],
    [
      'a form that nobody filled in',
      ['### Environment', '', '- OS: Linux', '### Steps to reproduce', '_No response_'],
    ],
    ['what a runner printed', ['##[group]Run door', '## Environment', '##[endgroup]', 'It stays open.']],
    [
      'more lines than a person sends',
      ['## Steps to reproduce', ...Array.from({ length: 2_000 }, () => 'key')],
    ],
  ])('is %s', (_, lines) => {
    expect(read(...lines)).toBeNull()
  })
})

const piece = fc.constantFrom(
  '```',
  '~~~',
  '<!--',
  '-->',
  '## Environment',
  '**Version**',
  '- OS: x',
  'text',
  '---',
  '',
)

test.prop([fc.array(piece, { maxLength: 40 })])('keeps every line in its place', (pieces) => {
  const lines = logLines(pieces.join('\n'))
  const taken = reportLines(lines)
  if (taken === null) return
  expect(taken.lines.map(({ number, text }) => [number, text])).toEqual(
    lines.map(({ number, text }) => [number, text]),
  )
  for (const line of taken.pasted) expect(taken.lines).toContain(line)
})
