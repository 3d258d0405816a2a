import { access, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { beforeAll, describe, expect, it } from 'vitest'

import { runTool } from '../../../../src/entries/cli/demo/run-tool.ts'
import { aCase, aCaseInFull, aGivenChange, jsonLines } from '../../../adapters/case-file/a-case.ts'
import { aShop } from '../a-shop.ts'
import { runCli } from '../run-cli.ts'

const shop = await aShop()
const at = (name: string) => join(shop.folder, name)
const [log, good, bad] = [
  await readFile(shop.log, 'utf8'),
  await shop.commit('v1.0.0^{commit}'),
  await shop.commit('main'),
]
const planted = (await shop.commit(':/Charge islands')).trim()

const shopCase = (id: string, over: Record<string, unknown> = {}) =>
  aCase({ id, repo: 'acme/shop', failures: [{ name: 'test', log }], range: { good, bad }, ...over })

type Line = {
  readonly id: string
  readonly verdict: string
  readonly because: string | null
  readonly noneProbability: number
  readonly ranking: readonly {
    readonly id: string
    readonly probability: number
    readonly evidence: readonly { readonly quote: string }[]
    readonly contributions?: readonly unknown[]
  }[]
  readonly candidates: number
}

async function rank(cases: string | Uint8Array, words: readonly string[], name = 'cases.jsonl') {
  await writeFile(at(name), cases)
  const out = at(`${name}.ranking`)
  return { out, ...(await runCli(['rank', '--cases', at(name), '--out', out, ...words])) }
}

const linesOf = async (out: string) =>
  (await readFile(out, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
const withoutTime = (text: string) => text.replaceAll(/"milliseconds":\d+/g, '')
const isThere = async (path: string) =>
  await access(path).then(
    () => true,
    () => false,
  )

describe('rank', () => {
  const ids = Array.from({ length: 7 }, (_, index) => `case-${index}`)
  const cases = jsonLines(...ids.map((id) => shopCase(id)))
  let lines: readonly Line[] = []
  let bytes = ''

  beforeAll(async () => {
    const { code, stdout, stderr, out } = await rank(cases, [
      '--git-dir',
      join(shop.repo, '.git'),
      '--jobs',
      '3',
    ])
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: `7 cases in ${out}.\n` })
    lines = await linesOf(out)
    bytes = await readFile(out, 'utf8')
  })

  it('writes one line a case in the order of the file', () => {
    expect(lines.map(({ id }) => id)).toEqual(ids)
  })

  it('ranks every candidate, the planted change first, and probabilities sum to 1', () => {
    for (const { ranking, candidates, noneProbability } of lines) {
      expect(ranking[0]?.id).toBe(planted)
      expect(new Set(ranking.map(({ id }) => id)).size).toBe(20)
      expect(candidates).toBe(20)
      const sum = ranking.reduce((total, { probability }) => total + probability, noneProbability)
      expect(sum).toBeCloseTo(1, 9)
    }
  })

  it('leaves nothing beside its file', async () => {
    expect([
      await isThere(at('cases.jsonl.ranking.partial')),
      await isThere(at('cases.jsonl.ranking.partial.notes')),
    ]).toEqual([false, false])
  })

  it('gives the same with one job, from gzip, and with answers in the file', async () => {
    const told = jsonLines(...ids.map((id) => shopCase(id, { answer: { culprits: [bad] } })))
    const { out } = await rank(gzipSync(told), ['--git-dir', shop.repo, '--jobs', '1'], 'told.jsonl.gz')
    expect(withoutTime(await readFile(out, 'utf8'))).toBe(withoutTime(bytes))
  })

  it('looks only at the candidates of the case', async () => {
    const [one, two] = [await shop.commit('main~1'), await shop.commit('main~2')]
    const { out, code } = await rank(
      jsonLines(
        shopCase('exclude', { range: { good, bad, tree: good, exclude: [planted, bad] } }),
        shopCase('commits', { range: { good, bad, commits: [two, one, planted] } }),
      ),
      ['--git-dir', shop.repo],
    )
    const [excluded, chosen] = await linesOf(out)
    expect(code).toBe(0)
    expect(excluded?.candidates).toBe(18)
    expect(excluded?.ranking.map(({ id }) => id)).not.toContain(planted)
    expect(chosen?.ranking.map(({ id }) => id).toSorted()).toEqual([one, two, planted].toSorted())
  })

  it('explains only when asked', async () => {
    expect(lines[0]?.ranking[0]?.contributions).toBeUndefined()
    const { out } = await rank(
      jsonLines(shopCase('a')),
      ['--git-dir', shop.repo, '--explain'],
      'explained.jsonl',
    )
    expect((await linesOf(out))[0]?.ranking[0]?.contributions?.length).toBeGreaterThan(0)
  })

  it('quotes only what stands in the log or in the change', async () => {
    const [line] = lines
    let quoted = 0
    for (const { id, evidence } of line?.ranking ?? []) {
      const shown = await runTool('git', ['show', '--first-parent', '-m', '--format=%B', id], {
        directory: shop.repo,
      })
      const change = shown.output.replaceAll(/^[-+ ]/gm, '')
      expect(evidence.filter(({ quote }) => quote === '' || !`${log}\n${change}`.includes(quote))).toEqual([])
      quoted += evidence.length
    }
    expect(quoted).toBeGreaterThan(0)
  })
})

describe('rank without a repository', () => {
  const full = aCaseInFull(
    [
      aGivenChange({
        id: '12',
        files: [{ path: 'src/shipping.js', patch: '@@ -1 +1,2 @@\n a\n+address.region.toLowerCase()\n' }],
      }),
      aGivenChange({
        id: '13',
        title: 'Tidy docs',
        files: [{ path: 'docs/a.md', patch: '@@ -1 +1 @@\n-a\n+b\n' }],
      }),
    ],
    { id: 'full', failures: [{ name: 'test', log }] },
  )

  it('takes cases that give their changes in full', async () => {
    const { code, out } = await rank(jsonLines(full), [], 'full.jsonl')
    expect(code).toBe(0)
    expect((await linesOf(out))[0]?.ranking[0]?.id).toBe('12')
  })

  it('refuses a case that names commits before it does anything', async () => {
    const { code, stderr, out } = await rank(jsonLines(full, shopCase('x')), [], 'mixed.jsonl')
    expect(stderr).toMatch(
      /^error: Case x names commits, and no git directory was given .*\nmend: .*--git-dir/,
    )
    expect(code).toBe(2)
    expect(await isThere(`${out}.partial`)).toBe(false)
  })
})

describe('a case that cannot be ranked, and does not cost the run,', () => {
  const none = 'f'.repeat(40)

  it('is silent, named on standard error, and the exit code is 4', async () => {
    const cases = jsonLines(
      shopCase('a'),
      shopCase('b', { range: { good: none, bad } }),
      shopCase('c', { range: { good, bad, commits: [planted, none] } }),
      shopCase('d'),
    )
    const { code, stderr, out } = await rank(cases, ['--git-dir', shop.repo], 'refused.jsonl')
    expect(code).toBe(4)
    expect(stderr).toMatch(/^warning: case b could not be ranked: .*ffff/m)
    expect(stderr).toMatch(/^warning: case c could not be ranked: .*ffff/m)
    expect(stderr).toContain('4 cases in')
    expect(stderr).toContain('2 of them could not be ranked')
    const [a, b, c, d] = await linesOf(out)
    expect([a?.ranking[0]?.id, d?.ranking[0]?.id]).toEqual([planted, planted])
    expect(b).toMatchObject({
      verdict: 'silent',
      because: 'open-range',
      noneProbability: 1,
      ranking: [],
      candidates: 0,
    })
    expect(c).toMatchObject({ verdict: 'silent', because: 'weak-evidence', candidates: 2 })
    expect(new Set(c?.ranking.map(({ probability }) => probability))).toEqual(new Set([1 / 3]))
  })
})

describe('a run that was killed', () => {
  const ids = Array.from({ length: 12 }, (_, index) => `case-${index}`)
  const none = 'f'.repeat(40)
  const cases = jsonLines(
    ...ids.map((id, index) => shopCase(id, index === 0 ? { range: { good: none, bad } } : {})),
  )

  it('goes on where it stopped, and its file is that of a run in one go', async () => {
    const words = ['--git-dir', shop.repo, '--jobs', '1']
    const inOneGo = await rank(cases, words, 'whole.jsonl')
    await writeFile(at('killed.jsonl'), cases)
    const out = at('killed.jsonl.ranking')
    const run = ['rank', '--cases', at('killed.jsonl'), '--out', out, ...words]
    const killed = await runCli(run, { stopWhen: (said) => said.includes('case-0') })
    expect(killed.code).toBeNull()
    expect(await isThere(out)).toBe(false)

    const { code, stderr } = await runCli(run)
    expect(stderr).toMatch(/^Going on after ([1-9]|1[01]) of 12 cases/)
    expect(stderr).toContain('1 of them could not be ranked')
    expect(code).toBe(4)
    expect(withoutTime(await readFile(out, 'utf8'))).toBe(withoutTime(await readFile(inOneGo.out, 'utf8')))
  })
})

describe('what cannot be ranked at all is told in words, with an exit code', () => {
  const repo = ['--git-dir', shop.repo]
  it.each([
    [
      'an unknown key',
      jsonLines(shopCase('a'), shopCase('b', { culprit: 'x' })),
      repo,
      2,
      /line 2: unknown key "culprit"/,
    ],
    ['a line that is no JSON', `${jsonLines(shopCase('a'))}{"id":\n`, repo, 2, /line 2: this is not JSON/],
    [
      'a repeated id',
      jsonLines(shopCase('a'), shopCase('a')),
      repo,
      2,
      /line 2: the id "a" already stands in line 1/,
    ],
    ['no failure', jsonLines(shopCase('a', { failures: [] })), repo, 2, /line 1: failures: /],
    [
      'range and changes',
      jsonLines(shopCase('a', { changes: [] })),
      repo,
      2,
      /has both "range" and "changes"/,
    ],
    ['an empty file', '', repo, 2, /holds no case/],
    ['cut off gzip', gzipSync(jsonLines(shopCase('a'))).subarray(0, 60), repo, 2, /cut off or damaged/],
    ['no clone', jsonLines(shopCase('a')), ['--git-dir', '/'], 2, /is not a git repository/],
    ['no directory', jsonLines(shopCase('a')), ['--git-dir', at('nowhere')], 2, /There is no directory/],
  ])('%s', async (name, cases, words, exitCode, said) => {
    const { code, stdout, stderr, out } = await rank(cases, words, `${name.replaceAll(' ', '-')}.jsonl`)
    expect(stderr).toMatch(said)
    expect({ code, stdout }).toEqual({ code: exitCode, stdout: '' })
    expect(stderr).toMatch(/^error: .+\nmend: {2}.+\n$/)
    expect(await isThere(out)).toBe(false)
  })

  it('a case file that is not there, or is a pipe', async () => {
    const words = ['rank', '--out', at('x'), ...repo, '--cases']
    expect(await runCli([...words, at('none.jsonl')])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no such file/) as string,
    })
    expect(await runCli([...words, '/dev/null'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/not a regular file/) as string,
    })
  })

  it('a machine without git', async () => {
    await writeFile(at('git.jsonl'), jsonLines(shopCase('a')))
    const words = ['rank', '--cases', at('git.jsonl'), '--out', at('git.out'), ...repo]
    const { code, stderr } = await runCli(words, { env: { PATH: shop.folder } })
    expect(stderr).toMatch(/^error: .*git/)
    expect(code).toBe(3)
  })

  it('an OUT that cannot be written', async () => {
    await writeFile(at('o.jsonl'), jsonLines(shopCase('a')))
    const { code, stderr } = await runCli([
      'rank',
      '--cases',
      at('o.jsonl'),
      '--out',
      at('no/out.jsonl'),
      ...repo,
    ])
    expect(stderr).toMatch(/out\.jsonl cannot be written \(ENOENT\)/)
    expect(code).toBe(2)
  })
})
