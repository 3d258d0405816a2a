import { readFile } from 'node:fs/promises'

import { describe, expect, it } from 'vitest'

import { runCli } from './run-cli.ts'

const commands = ['triage', 'explain', 'record', 'judge', 'rank', 'backtest', 'mine', 'demo']

describe('help', () => {
  it('names every command, examples and exit codes', async () => {
    const { code, stdout, stderr } = await runCli(['--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'))
    expect(stdout).toContain('Examples:')
    for (const exitCode of [0, 1, 2, 3, 4]) expect(stdout).toMatch(new RegExp(`^ {2}${exitCode} {2}\\S`, 'm'))
  })

  it.each(commands)('of %s has examples', async (command) => {
    const { code, stdout } = await runCli([command, '--help'])
    expect(code).toBe(0)
    expect(stdout).toContain(`Usage: prime-suspect ${command}`)
    expect(stdout).toContain(`$ prime-suspect ${command}`)
  })

  it.each([[['--help']], [['--version']], [['rank', '--help']], [['triag']]])(
    '%j loads no part of the engine and no package but commander',
    async (words) => {
      const { stderr } = await runCli(words, {
        nodeWords: ['--import', `${import.meta.dirname}/trace-modules.mjs`],
      })
      const loaded = [...stderr.matchAll(/^loads (file:.*)$/gm)].map(([, url]) => url ?? '')
      expect(loaded.some((url) => url.endsWith('/src/entries/cli/program.ts'))).toBe(true)
      const others = loaded.filter((url) => !/\/src\/entries\/cli\/|\/node_modules\/commander\//.test(url))
      expect(others).toEqual([])
      expect(
        loaded.filter((url) => /\/(?:run-\w+|clone-incident)\.ts$/.test(url.replace('/run.ts', ''))),
      ).toEqual([])
    },
  )

  it('tells the version of the package', async () => {
    const manifest = JSON.parse(await readFile('package.json', 'utf8')) as { version: string }
    expect(await runCli(['--version'])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' })
  })
})

describe('a wrong command line ends with 2 and says what to type', () => {
  const judge = ['judge', '--dossier', 'x.json']
  it.each([
    [['triag'], /unknown command 'triag'\n\(Did you mean triage\?\)\nSee: prime-suspect --help/],
    [
      [...judge, '--jsn'],
      /unknown option '--jsn'\n\(Did you mean --json\?\)\nSee: prime-suspect judge --help/,
    ],
    [['judge'], /required option '--dossier <file>' not specified/],
    [['judge', '--dossier'], /option '--dossier <file>' argument missing/],
    [[...judge, 'more'], /too many arguments for 'judge'/],
    [
      ['triage', '--repo', '.', '--good', 'a', '--bad', 'b'],
      /Neither --log nor --test-report says what failed/,
    ],
    [
      ['rank', '--cases', 'a', '--out', 'b', '--jobs', '0'],
      /'--jobs <n>' argument '0' is invalid\. It must be a whole/,
    ],
    [['rank', '--cases', 'a', '--out', 'b', '--jobs', '2.5'], /argument '2\.5' is invalid/],
    [['backtest', '--repo', '.', '--since', '2026-02-30'], /argument '2026-02-30' is invalid/],
    [['backtest', '--repo', '.', '--since', '2026-13-01'], /argument '2026-13-01' is invalid/],
    [['backtest', '--repo', '.', '--model', ''], /'--model <name>' argument '' is invalid/],
    [['backtest', '--repo', '.', '--record', 'x'], /--record is about a language model, and none is named/],
    [['backtest', '--repo', '.', '--answers', 'x'], /--answers is about a language model, and none is named/],
    // Before anything is read: what is found out after an hour costs the hour.
    [['backtest', '--repo', '/no/such', '--html', '/no/page.html'], /\/no\/page\.html cannot be written/],
    [['train', '--cases', '/no/such', '--out', '/no/weights.json'], /\/no\/weights\.json cannot be written/],
    [[], /Usage: prime-suspect/],
  ])('%j', async (words, said) => {
    const { code, stdout, stderr } = await runCli(words)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(said)
  })

  it('and repeats nothing that a terminal would obey', async () => {
    const { stderr } = await runCli(['\u001b]0;owned\u0007\u001b[31mred\u202e'])
    expect(stderr).toContain("unknown command ']0;owned[31mred'")
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
  })
})

it('whoever reads no warnings gets the same exit code', async () => {
  const { code } = await runCli(['judge', '--dossier', 'none.json'], {
    nodeWords: ['--import', `${import.meta.dirname}/close-stderr.mjs`],
  })
  expect(code).toBe(2)
})

it('a reader that has seen enough is no failure', async () => {
  const { code } = await runCli(['--help'], {
    nodeWords: ['--import', `${import.meta.dirname}/close-stdout.mjs`],
  })
  expect(code).toBe(0)
})
