import { execFileSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { gzipSync } from 'node:zlib'

import { describe, expect, it } from 'vitest'

import { runTool } from '../../../src/entries/cli/demo/run-tool.ts'
import { plantedPull } from '../../../src/entries/cli/demo/shop-history.ts'
import { aShop } from './a-shop.ts'
import { runCli } from './run-cli.ts'

const shop = await aShop()
const clone = ['triage', '--repo', shop.repo, '--good', 'v1.0.0', '--bad', 'main']
const whole = [...clone, '--log', shop.log, '--baseline', shop.baseline]

type ReportJson = {
  readonly incident: { readonly badSha: string; readonly title: string }
  readonly verdict: { readonly kind: string }
  readonly suspects: readonly {
    readonly change: { readonly pull: number; readonly id: string }
    readonly evidence: readonly { readonly file: string | null; readonly line: number | null }[]
  }[]
  readonly range: { readonly good: string; readonly changes: number }
  readonly explanation?: { readonly suspects: readonly { readonly contributions: readonly unknown[] }[] }
}

async function reportOf(words: readonly string[], input = ''): Promise<ReportJson> {
  const { code, stdout, stderr } = await runCli([...words, '--json'], { input })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout) as ReportJson
}

describe('triage of a real failing run', () => {
  it('names the planted change first, with file and line', async () => {
    const report = await reportOf(whole)
    expect(report.verdict.kind).not.toBe('silent')
    expect(report.suspects[0]?.change.pull).toBe(plantedPull)
    expect(report.suspects[0]?.evidence).toContainEqual(
      expect.objectContaining({ file: 'src/shipping.js', line: expect.any(Number) as number }),
    )
    expect(report.range).toMatchObject({ good: await shop.commit('v1.0.0^{commit}'), changes: 20 })
    expect(report.incident.badSha).toBe(await shop.commit('main'))
  })

  it('names it from nothing but the report of the tests', async () => {
    const path = join(shop.folder, 'junit.xml')
    const words = ['--test', '--test-reporter=junit']
    await writeFile(
      path,
      (await runTool(process.execPath, words, { directory: shop.repo, mayEndWith: [1] })).output,
    )
    const report = await reportOf([...clone, '--test-report', path])
    expect(report.verdict.kind).not.toBe('silent')
    expect(report.suspects[0]?.change.pull).toBe(plantedPull)
    expect(report.incident.title).toContain('test report junit.xml')
  })

  it('says the same from a log on standard input', async () => {
    const { suspects } = await reportOf([...clone, '--log', '-'], await readFile(shop.log, 'utf8'))
    expect(suspects[0]?.change.pull).toBe(plantedPull)
  })

  it('says the same in a bare clone and from a folder inside the work tree', async () => {
    const bare = join(shop.folder, 'bare.git')
    execFileSync('git', ['clone', '--quiet', '--bare', shop.repo, bare])
    for (const repo of [bare, join(shop.repo, 'src')]) {
      const words = ['triage', '--repo', repo, '--good', 'v1.0.0', '--bad', 'main', '--log', shop.log]
      expect((await reportOf(words)).suspects[0]?.change.pull).toBe(plantedPull)
    }
  })

  it('tells what failed in the words it was given', async () => {
    const words = [...whole, '--title', ' Smoke test\nfailed ', '--environment', 'eu-west']
    const { stdout } = await runCli(words)
    expect(stdout).toContain('Smoke test failed')
    expect(stdout).toContain('eu-west')
  })

  it('explains how it came to its probabilities when asked', async () => {
    expect((await reportOf(whole)).explanation).toBeUndefined()
    const { explanation } = await reportOf([...whole, '--explain'])
    expect(explanation?.suspects[0]?.contributions.length).toBeGreaterThan(0)
    expect((await runCli([...whole, '--explain'])).stdout).toContain('HOW THE PROBABILITIES CAME ABOUT')
  })

  it.each([
    ['no colours into a pipe', {}, false],
    ['colours where they are forced', { FORCE_COLOR: '1' }, true],
    ['no colours where nobody wants them', { NO_COLOR: '1' }, false],
    ['no colours where they are forced off', { FORCE_COLOR: '0' }, false],
  ])('prints %s', async (_, env, colored) => {
    const { stdout } = await runCli(whole, { env })
    expect(stdout.includes('\u001b[')).toBe(colored)
    expect(stdout).toContain(`#${plantedPull}`)
  })

  it('prints no escape sequence of the log', async () => {
    const log = join(shop.folder, 'hostile.log')
    await writeFile(log, `\u001b]0;owned\u0007${await readFile(shop.log, 'utf8')}\u001b[2J`)
    const { stdout } = await runCli([...clone, '--log', log])
    expect(stdout.split('\n').filter((line) => /\p{Cc}/u.test(line))).toEqual([])
  })

  it('says that nothing changed where both refs are one commit', async () => {
    const words = ['triage', '--repo', shop.repo, '--good', 'main', '--bad', 'main', '--log', shop.log]
    expect((await reportOf(words)).verdict).toMatchObject({ kind: 'silent', because: 'empty-range' })
  })
})

describe('what cannot be triaged is told in words, with an exit code', () => {
  const at = (name: string) => join(shop.folder, name)
  const log = async (name: string, content: string | Uint8Array) => {
    await writeFile(at(name), content)
    return [...clone, '--log', at(name)]
  }
  const over = (option: string, value: string) =>
    whole.map((word, index) => (whole[index - 1] === option ? value : word))

  it.each([
    ['an empty log', 2, async () => await log('empty.log', ''), /The log .*empty\.log is empty\./],
    ['a blank log', 2, async () => await log('blank.log', '\n \n'), /is empty\./],
    ['a binary log', 2, async () => await log('core', Buffer.alloc(9000, 1)), /The log .*core is not text\./],
    ['a gzipped log', 2, async () => await log('log.gz', gzipSync('FAIL')), /is gzipped\.\n.*gunzip -c/],
    ['nothing on standard input', 2, () => [...clone, '--log', '-'], /The log standard input is empty\./],
    [
      'a log that is not there',
      2,
      () => [...clone, '--log', at('none.log')],
      /There is no file .*none\.log\./,
    ],
    ['a folder as log', 2, () => [...clone, '--log', shop.folder], /is a directory, not a file\./],
    ['an unknown good ref', 2, () => over('--good', 'v9.9.9'), /v9\.9\.9/],
    ['an unknown bad ref', 2, () => over('--bad', 'f'.repeat(40)), /ffffffff/],
    ['a ref that is an option', 2, () => over('--bad', '--upload-pack=x'), /upload-pack=x/],
    ['a folder that is no clone', 2, () => over('--repo', shop.folder), /is not a git repository/],
    ['a folder that is not there', 2, () => over('--repo', at('nowhere')), /There is no directory .*nowhere/],
    [
      'too many baselines',
      2,
      () => [...whole, '--baseline', 'x'],
      /There are 2 --baseline but only 1 --log\./,
    ],
  ])('%s', async (_, exitCode, words, said) => {
    const { code, stdout, stderr } = await runCli(await words())
    expect(stderr).toMatch(said)
    expect({ code, stdout }).toEqual({ code: exitCode, stdout: '' })
    expect(stderr).toMatch(/^error: .+\nmend: {2}.+\n$/)
  })

  it('a machine without git', async () => {
    await mkdir(at('no-programs'), { recursive: true })
    const { code, stderr } = await runCli(whole, { env: { PATH: at('no-programs') } })
    expect(stderr).toMatch(/^error: .*git.*\nmend: {2}.*[Ii]nstall git/)
    expect(code).toBe(3)
  })

  it('a shallow clone that lacks the good commit', async () => {
    const shallow = at('shallow')
    execFileSync('git', ['clone', '--quiet', '--depth=3', `file://${shop.repo}`, shallow], {
      stdio: 'ignore',
    })
    const good = await shop.commit('v1.0.0^{commit}')
    const words = ['triage', '--repo', shallow, '--good', good, '--bad', 'HEAD', '--log', shop.log]
    const { code, stdout, stderr } = await runCli(words)
    expect(stderr).toMatch(/^error: .*it is shallow.*\nmend: {2}.*git fetch --unshallow/)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })
})
