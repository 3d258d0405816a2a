import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import type { LogFindings } from '../../../src/entries/cli/log-findings.ts'
import { aShop } from './a-shop.ts'
import { runCli } from './run-cli.ts'

const shop = await aShop()

async function aLog(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(shop.folder, name)
  await writeFile(path, content)
  return path
}

async function findings(words: readonly string[], input = ''): Promise<LogFindings> {
  const { code, stdout, stderr } = await runCli(['explain', ...words, '--json'], { input })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout) as LogFindings
}

describe('prime-suspect explain', () => {
  it('prints what was read, grouped, with the lines it stands on', async () => {
    const words = [
      'explain',
      '--log',
      shop.log,
      '--baseline',
      shop.baseline,
      '--repo',
      shop.repo,
      '--at',
      'main',
    ]
    const { code, stdout, stderr } = await runCli(words)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(
      /^LOG failing\.log\n {2}\d+ of \d+ lines tell of the failure \(\d+\.\d%\)\n {2}signature \S+\n/,
    )
    for (const title of ['FAILING TESTS', 'ERROR MESSAGES', 'STACK TRACE 1', 'NAMED THINGS', 'TELLING LINES'])
      expect(stdout).toMatch(new RegExp(`^${title}`, 'm'))
    expect(stdout).toMatch(
      /^PLACES IN THE REPOSITORY AT [0-9a-f]{12} \(\d+\)\n +\d+ {2}\d\.\d\d +(?:exact|suffix|stem) +\w/m,
    )
  })

  it('says the same as JSON, and every quote stands on its line', async () => {
    const told = await findings(['--log', shop.log, '--repo', shop.repo])
    expect(told).toMatchObject({
      version: 1,
      log: 'failing.log',
      gaps: [],
      completeness: { kind: 'complete' },
    })
    expect(told.places?.at).toBe(await shop.commit('HEAD'))
    expect(told.places?.found).not.toEqual([])
    expect(told.failingTests).not.toEqual([])
    expect(told.lines.telling).toBeLessThanOrEqual(told.lines.ofLog)
  })

  it('counts the lines that were left out, and shows none that a terminal obeys', async () => {
    const dull = Array.from({ length: 60_000 }, (_, at) => `${at} ${'-'.repeat(60)}`)
    const path = await aLog(
      'long.log',
      [...dull, '\u001b[31mTypeError: \u001b]0;owned\u0007no\u001b[0m', ''].join('\n'),
    )
    const told = await findings(['--log', path])
    expect(told.lines.ofLog).toBe(60_001)
    expect(told.lines.kept).toBeLessThan(60_001)
    expect(told.errorMessages).toMatchObject([{ type: 'TypeError', logLine: 60_001 }])
    const { stdout } = await runCli(['explain', '--log', path])
    expect(stdout).toMatch(/^ {2}cut: \d+ of its 60001 lines were left out/m)
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
  })

  it('keeps secrets to itself', async () => {
    const { stdout } = await runCli(['explain', '--log', '-'], {
      input: `Error: bad token ghp_${'aB3'.repeat(12)}\n`,
    })
    expect(stdout).toContain('[redacted github-token]')
    expect(stdout).not.toContain('aB3aB3')
  })

  it('says that a page is no log', async () => {
    const told = await findings(['--log', '-'], '<!DOCTYPE html><h1>502 at src/a.js:1:2</h1>')
    expect(told).toMatchObject({
      failingTests: [],
      tellingLines: [],
      gaps: [{ what: 'log of standard input', completeness: { because: 'it is an HTML page, not a log' } }],
    })
  })

  it.each([
    [['--log', '-'], '', /standard input is empty/],
    [['--log', '-'], '%PDF-1.7\n', /is a PDF/],
    [['--log', '-', '--at', 'main'], 'Error: x', /no --repo/],
    [['--log', '-', '--repo', shop.repo, '--at', 'nowhere'], 'Error: x', /no commit "nowhere"/],
  ])('refuses %j with %j', async (words, input, said) => {
    const { code, stdout, stderr } = await runCli(['explain', ...words], { input })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(said)
  })
})
