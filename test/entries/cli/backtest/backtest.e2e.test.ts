import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

import { describe, expect, it } from 'vitest'

import { parseCase } from '../../../../src/adapters/case-file/parse-case.ts'
import { caseBacktester } from '../../../../src/compose/backtest-case.ts'
import { type BacktestReport, prepareBacktest } from '../../../../src/compose/backtest-clone.ts'
import { rankerWeights } from '../../../../src/engine/judge/ranking/ranker-weights.ts'
import type { Sha } from '../../../../src/engine/model/ids.ts'
import { programFingerprint } from '../../../../src/entries/cli/program-fingerprint.ts'
import { openPartialRun } from '../../../../src/entries/cli/rank/partial-run.ts'
import { buildHistory } from '../../../adapters/git/history-builder.ts'
import { plainGit } from '../../../adapters/git/plain-git.ts'
import { temporaryFolder } from '../../../adapters/git/temporary-folder.ts'
import { runCli } from '../run-cli.ts'
import { shopHistory } from './a-shop-history.ts'

async function aShop() {
  const built = await buildHistory(shopHistory)
  plainGit(built.folder, ['remote', 'add', 'origin', 'https://github.com/acme/shop.git'])
  plainGit(built.folder, ['tag', 'v1.0.0', built.sha('shelf 4')])
  plainGit(built.folder, ['tag', 'v1.1.0', built.sha('shelf 14')])
  return { ...built, out: await temporaryFolder() }
}

/** What a backtest leaves behind that is killed once the first of its two cases is done. */
async function leaveHalf(cache: string, folder: string): Promise<void> {
  const clone = await prepareBacktest(
    { directory: folder, at: 'HEAD', windows: { size: 100, place: 'uniform' } },
    200,
  )
  const { gitDirectory } = clone.clone
  const judge = await caseBacktester(gitDirectory, null)
  const [first] = clone.open
  if (first === undefined) throw new Error('the shop has cases')
  const hash = (text: string) => createHash('sha256').update(text).digest('hex')
  const partial = await openPartialRun(
    join(cache, 'prime-suspect', `backtest-${hash(gitDirectory).slice(0, 24)}`),
    {
      program: programFingerprint(),
      'git directory': gitDirectory,
      weights: null,
      models: [],
      cases: hash(JSON.stringify(clone.open)),
    },
    { ids: clone.open.map(({ id }) => id), mayContinue: true },
  )
  const line = JSON.stringify({ id: first.id, outcome: await judge(first) })
  await partial.add(first.id, { kind: 'ranked', line })
  await partial.close()
}

describe('backtest', () => {
  it('measures on the history of the repository, against simple ways, and writes page and cases', async () => {
    const { folder, sha, out } = await aShop()
    const [page, cases] = [join(out, 'backtest.html'), join(out, 'cases.jsonl.gz')]
    const words = ['backtest', '--repo', folder, '--json', '--html', page, '--cases', cases, '--jobs', '2']
    const { code, stdout, stderr } = await runCli(words)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const report = JSON.parse(stdout) as BacktestReport
    expect(report).toMatchObject({
      repo: 'acme/shop',
      history: { commits: 37, landings: 37, releases: 2, messages: 3, isWhole: true },
      cases: { found: 2, ranked: 2, unranked: [] },
      leftOut: [{ because: 'nothing-to-go-by', count: 1 }],
      verdicts: { named: expect.any(Number) as number },
    })
    expect(report.methods[0]).toMatchObject({ name: 'prime-suspect', acc1: { value: 1 }, mrr: { value: 1 } })
    expect(report.methods).toHaveLength(6)
    expect(report.cost?.total).toBeGreaterThan(0)
    expect(await readFile(page, 'utf8')).toContain('<h1>Backtest of acme/shop</h1>')

    const lines = gunzipSync(await readFile(cases))
      .toString('utf8')
      .trimEnd()
      .split('\n')
    const parsed = lines.map((line) => parseCase(line, 'here'))
    expect(parsed.map(({ answer }) => answer)).toEqual([
      { culprits: [sha('labels')] },
      { culprits: [sha('islands')] },
    ])
    const [labels, islands] = parsed
    expect(islands?.open.range).toEqual({
      good: sha('shelf 4'),
      bad: sha('shelf 14'),
      tree: sha('shelf 4'),
      exclude: [],
    })
    expect(labels?.open.range?.exclude).toEqual([])
    const told = islands?.open.failures[0]?.log ?? ''
    expect(told).toContain('TypeError: chargeIslands is negative\n    at total (src/total.ts:1:14)')
    expect(told).not.toMatch(/201|512|by weight|Grace/)
  })

  it('prints tables for people', async () => {
    const { folder } = await aShop()
    const { code, stdout } = await runCli(['backtest', '--repo', folder, '--most', '1'])
    expect(code).toBe(0)
    expect(stdout).toContain('BACKTEST OF acme/shop')
    expect(stdout).toMatch(/2\s+make\s+a\s+case;\s+1\s+were\s+ranked/)
    expect(stdout).toMatch(/^ {2}prime-suspect {2}\d\.\d\d \(\d\.\d\d–\d\.\d\d\)/m)
    for (const way of ['random', 'newest-first', 'largest-first', 'frame-match', 'bm25'])
      expect(stdout).toMatch(new RegExp(`^  ${way} +\\d`, 'm'))
    expect(stdout).toContain('Only one case:')
    expect(stdout).toMatch(/^ {7}1 {2}its words hold nothing to go by/m)
  })

  it('gives the same figures again, but for the time it took', async () => {
    const { folder } = await aShop()
    const timeless = async (jobs: string) => {
      const { stdout } = await runCli(['backtest', '--repo', folder, '--json', '--jobs', jobs])
      return { ...(JSON.parse(stdout) as BacktestReport), cost: null }
    }
    expect(await timeless('2')).toEqual(await timeless('1'))
  })

  it('goes on where it was interrupted, and begins again where the weights changed', async () => {
    const { folder, out } = await aShop()
    const env = { XDG_CACHE_HOME: out }
    const words = ['backtest', '--repo', folder, '--json', '--jobs', '1']
    const whole = await runCli(words, { env })
    const left = async () => await readdir(join(out, 'prime-suspect'))
    expect(await left()).toEqual([])
    await leaveHalf(out, folder)
    const again = await runCli(words, { env })
    expect(again.stderr).toBe('Going on after 1 of 2 cases (--restart begins again).\n')
    const timeless = (stdout: string) => ({ ...(JSON.parse(stdout) as BacktestReport), cost: null })
    expect(timeless(again.stdout)).toEqual(timeless(whole.stdout))
    expect(await left()).toEqual([])
    await leaveHalf(out, folder)
    const weights = join(out, 'weights.json')
    await writeFile(weights, JSON.stringify(rankerWeights))
    const other = await runCli([...words, '--weights', weights], { env })
    expect(other.stderr).toBe(
      'An interrupted run is there, but changed since it began: weights. Beginning again.\n',
    )
  })

  it('says so where a history holds nothing to measure on', async () => {
    const { folder } = await buildHistory([{ name: 'a' }, { name: 'b' }])
    const { code, stdout, stderr } = await runCli(['backtest', '--repo', folder])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('There is nothing to measure on')
  })

  it('refuses a folder that is no clone, and a file that cannot be written', async () => {
    const { folder, out } = await aShop()
    const nowhere = await runCli(['backtest', '--repo', out])
    expect(nowhere).toMatchObject({ code: 2, stdout: '' })
    expect(nowhere.stderr).toContain('is not a git repository')
    const unwritable = await runCli([
      'backtest',
      '--repo',
      folder,
      '--cases',
      join(out, 'no', 'such', 'file'),
    ])
    expect(unwritable).toMatchObject({ code: 2, stdout: '' })
    expect(unwritable.stderr).toContain('cannot be written (ENOENT)')
  })
})

describe('mine', () => {
  it('writes cases that rank can rank, and tells what it left out', async () => {
    const { folder, sha, out } = await aShop()
    const cases = join(out, 'cases.jsonl')
    const mined = await runCli(['mine', '--repo', folder, '--out', cases])
    expect(mined).toMatchObject({ code: 0, stdout: '' })
    expect(mined.stderr).toContain('2 cases of 3 messages')
    expect(mined.stderr).toContain('     1  nothing-to-go-by')

    const ranking = join(out, 'ranking.jsonl')
    const ranked = await runCli(['rank', '--cases', cases, '--git-dir', folder, '--out', ranking])
    expect(ranked.code).toBe(0)
    const firsts = (await readFile(ranking, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { ranking: readonly { id: string }[] }).ranking[0]?.id)
    expect(firsts).toEqual([sha('labels'), sha('islands')])
  })

  it('takes windows of a fixed size without releases, at random or as they landed', async () => {
    const { folder, sha, out } = await aShop()
    plainGit(folder, ['tag', '--delete', 'v1.0.0', 'v1.1.0'])
    const rangesOf = async (words: readonly string[]) => {
      const cases = join(out, 'cases.jsonl')
      await runCli(['mine', '--repo', folder, '--out', cases, '--window', '12', ...words])
      const lines = (await readFile(cases, 'utf8')).trimEnd().split('\n')
      return lines.map((line) => parseCase(line, 'here').open.range)
    }
    expect(await rangesOf(['--as-landed'])).toEqual([
      { good: sha('islands'), bad: sha('shelf 23'), tree: sha('islands'), exclude: [] },
      { good: sha('shelf 3'), bad: sha('shelf 14'), tree: sha('shelf 3'), exclude: [] },
    ])
    const random = await rangesOf([])
    expect(random.map((range) => range?.tree)).toEqual(random.map((range) => range?.good))
    const names = new Set([sha('mend'), sha('back')])
    expect(random.flatMap((range) => range?.exclude ?? []).filter((one) => !names.has(one as Sha))).toEqual(
      [],
    )
  })
})
