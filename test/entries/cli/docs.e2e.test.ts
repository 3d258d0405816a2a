import { readFile } from 'node:fs/promises'

import { describe, expect, it } from 'vitest'

import { ExitCode } from '../../../src/entries/cli/exit-code.ts'
import { runCli } from './run-cli.ts'

const docs = await readFile('docs/cli.md', 'utf8')
const commands = [
  'triage',
  'explain',
  'record',
  'judge',
  'rank',
  'backtest',
  'mine',
  'train',
  'ablate',
  'finetune export',
  'finetune start',
  'finetune status',
  'finetune use',
  'cost',
  'demo',
]
const helpOf = Object.fromEntries(
  await Promise.all(
    commands.map(async (name) => [name, (await runCli([...name.split(' '), '--help'])).stdout] as const),
  ),
)

/** Command lines in the documentation and in the examples of the help, without the name of the program. */
const examples = [docs, ...Object.values(helpOf)].flatMap((text) =>
  [...text.matchAll(/^(?: {2}\$ )?(?:npm test 2>&1 \| )?prime-suspect (\w+ .*)$/gm)].map(
    ([, words]) => words ?? '',
  ),
)

describe('docs/cli.md', () => {
  it.each(examples)('prime-suspect %s: has only options that there are', (example) => {
    const command = commands.find((name) => example === name || example.startsWith(`${name} `)) ?? ''
    const words = example.slice(command.length).trim().split(' ')
    const known = new Set(
      [...(helpOf[command] ?? '').matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, option]) => option),
    )
    expect(commands).toContain(command)
    expect(words.filter((word) => word.startsWith('--') && !known.has(word))).toEqual([])
  })

  it('is tested on more than a few examples', () => expect(examples.length).toBeGreaterThan(10))

  it.each(commands)('tells of %s and of every option it has', (command) => {
    const options = [...(helpOf[command] ?? '').matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(
      ([, option]) => option ?? '',
    )
    expect(docs).toContain(`| \`${command}\``)
    expect(
      options.filter((option) => !docs.includes(option) && !['--help', '--keep'].includes(option)),
    ).toEqual([])
  })

  it('tells of every exit code', () => {
    const told = [...docs.matchAll(/^\| (\d) {4}\|/gm)].map(([, code]) => Number(code))
    expect(told).toEqual(Object.values(ExitCode))
  })
})
