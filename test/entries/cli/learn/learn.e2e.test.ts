import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { RankerWeights } from '../../../../src/engine/judge/ranking/ranker-weights.ts'
import { aCase, aCaseInFull, aGivenChange, jsonLines } from '../../../adapters/case-file/a-case.ts'
import { runCli } from '../run-cli.ts'

const folder = await mkdtemp(join(tmpdir(), 'prime-suspect-test-'))
afterAll(async () => await rm(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)

/** The culprit touches the file of the stack frame; the others do not. It is never the newest. */
function someCases(repo: string, count: number, over: Record<string, unknown> = {}) {
  return Array.from({ length: count }, (_, index) =>
    aCaseInFull(
      ['docs/a.md', 'src/other.js', 'src/total.js', 'src/more.js'].map((path, place) =>
        aGivenChange({ id: `${repo}-${index}-${place}`, title: `Change ${place}`, files: [{ path }] }),
      ),
      { id: `${repo}-${index}`, repo, answer: { culprits: [`${repo}-${index}-2`] }, ...over },
    ),
  )
}

async function aFile(name: string, cases: readonly unknown[]): Promise<string> {
  await writeFile(at(name), jsonLines(...cases))
  return at(name)
}

describe('train', () => {
  const weights = at('weights.json')
  let words: readonly string[] = []
  let stdout = ''

  beforeAll(async () => {
    const files = [
      await aFile('shop', someCases('acme/shop', 4)),
      await aFile('api', someCases('acme/api', 4)),
    ]
    words = files.flatMap((path) => ['--cases', path])
    const run = await runCli(['train', ...words, '--compare', '--learner', 'boosted', '--out', weights])
    expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: `Weights in ${weights}.\n` })
    stdout = run.stdout
  })

  it('prints figures on repositories left out, beside simple ways and boosted trees', () => {
    expect(stdout).toContain('8 cases of 2 repositories, 0 without a culprit.')
    expect(stdout).toMatch(/^ {2}logit +1\.000 \[1\.00, 1\.00\]/m)
    expect(stdout).toMatch(/^ {2}newest-first +0\.000/m)
    expect(stdout).toMatch(/^ {2}boosted +\d/m)
    expect(stdout).toMatch(/^ {2}acme\/api +1\.000/m)
    expect(stdout).toContain('The cases are not dated')
  })

  it('writes weights that rank can use', async () => {
    const learnt = JSON.parse(await readFile(weights, 'utf8')) as RankerWeights
    expect(learnt.change['path-relative']).toBeGreaterThan(0)
    expect(learnt.none['ln-changes']).toBe(1)
    const [, cases = ''] = words
    const ranked = await Promise.all(
      [[], ['--weights', weights]].map(async (more, index) => {
        const out = at(`ranking-${index}`)
        const { code } = await runCli(['rank', '--cases', cases, '--out', out, ...more])
        expect(code).toBe(0)
        return (await readFile(out, 'utf8')).replaceAll(/"milliseconds":\d+/g, '')
      }),
    )
    expect(ranked[1]).not.toBe(ranked[0])
    expect(ranked[1]).toContain('"ranking":[{"id":"acme/shop-0-2"')
  })

  it('gives all figures as JSON, and starts from weights that are given', async () => {
    const toward = ['--toward', weights, '--ridge', '1000000', '--hold', 'size=-0.5', '--json']
    const { code, stdout: json } = await runCli(['train', ...words, ...toward])
    expect(code).toBe(0)
    const report = JSON.parse(json) as { readonly weights: RankerWeights; readonly cases: number }
    const learnt = JSON.parse(await readFile(weights, 'utf8')) as RankerWeights
    expect(report.cases).toBe(8)
    expect(report.weights.change['path-relative']).toBeCloseTo(learnt.change['path-relative'] ?? 0, 2)
    expect(report.weights.change['size']).toBe(-0.5)
  })

  it('does not write weights that are not better on later cases, unless told to', async () => {
    const incident = { kind: 'check', name: 'test', title: 'test failed' }
    const dated = someCases('acme/shop', 6).map((one, index) => ({
      ...one,
      incident: { ...incident, at: `2026-03-0${index + 1}T10:00:00Z` },
    }))
    const cases = await aFile('dated', dated)
    const out = at('refused.json')
    const { code, stderr } = await runCli(['train', '--cases', cases, '--out', out])
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining('was not written: only 2 later'),
    })
    await expect(readFile(out)).rejects.toMatchObject({ code: 'ENOENT' })
    expect((await runCli(['train', '--cases', cases, '--out', out, '--anyway'])).code).toBe(0)
    expect(JSON.parse(await readFile(out, 'utf8'))).toHaveProperty('provenance')
  })
})

describe('ablate', () => {
  it('tells what each heuristic and feature is worth', async () => {
    const files = [
      await aFile('one', someCases('acme/shop', 2)),
      await aFile('two', someCases('acme/api', 2)),
    ]
    const { code, stdout } = await runCli(['ablate', ...files.flatMap((path) => ['--cases', path])])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^ {2}the whole ranker +1\.000/m)
    expect(stdout).toMatch(/LOST WITHOUT THE HEURISTIC\n {2}\S+ +[+-]\d/)
    expect(stdout).toMatch(/^ {2}path-relative +[+-]\d/m)
  })

  it('refuses a few cases of one repository', async () => {
    const { code, stderr } = await runCli([
      'ablate',
      '--cases',
      await aFile('single', someCases('acme/shop', 2)),
    ])
    expect(code).toBe(2)
    expect(stderr).toContain('too few cases of one repository')
  })
})

describe('what cannot be used', () => {
  it.each([
    ['a case without an answer', [aCaseInFull([aGivenChange()])], [], 'line 1: the case has no answer'],
    [
      'a range without its repository',
      [aCase({ answer: { culprits: [] } })],
      [],
      'no git directory was given',
    ],
    [
      'culprits that are in no range',
      someCases('a/b', 1, { answer: { culprits: ['x'] } }),
      [],
      'nothing to learn',
    ],
    [
      'a weight that there is not',
      someCases('a/b', 1),
      ['--hold', 'sise=1'],
      '--hold "sise=1" names no weight',
    ],
    [
      'more repositories than case files',
      someCases('a/b', 1),
      ['--git-dir', '.', '--git-dir', '.'],
      'There are 2',
    ],
    [
      'weights that are not there',
      someCases('a/b', 1),
      ['--toward', 'gone.json'],
      'gone.json cannot be read',
    ],
    ['a ridge that is no number', someCases('a/b', 1), ['--ridge', 'hard'], 'must be a number from 0.001'],
  ])('is refused before anything is learnt: %s', async (_, cases, words, says) => {
    const { code, stderr } = await runCli(['train', '--cases', await aFile('bad', cases), ...words])
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(says) })
  })

  it('is refused by rank and triage: weights of features that this program lacks', async () => {
    const strange = at('strange.json')
    await writeFile(strange, JSON.stringify({ provenance: '', change: { smell: 1 }, none: {} }))
    const cases = await aFile('fine', someCases('acme/shop', 1))
    const runs = await Promise.all([
      runCli(['rank', '--cases', cases, '--out', at('never'), '--weights', strange]),
      runCli(['triage', '--repo', '.', '--good', 'a', '--bad', 'b', '--log', cases, '--weights', strange]),
    ])
    for (const { code, stderr } of runs) {
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('no feature "smell"') })
    }
  })
})
