import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type BuiltHistory, buildHistory } from '../../adapters/git/history-builder.ts'
import { plainGit } from '../../adapters/git/plain-git.ts'
import { type CliRun, runCli } from './run-cli.ts'

const sound = 'export const tax = (n) => n * 0.2\n'
const broken = 'export const tax = (n) => n * undefinedRate\n'
const log = `ReferenceError: undefinedRate is not defined
    at tax (src/rates.js:1:31)
    at Object.<anonymous> (test/tax.test.js:3:1)
`
const history = [
  { name: 'root', parents: [], files: { 'src/tax.js': sound, 'src/cart.js': 'export const cart = 1\n' } },
  { name: 'hotfix', parents: ['root'], files: { 'hot.txt': 'hot\n' } },
  { name: 'good', parents: ['root'], files: { 'src/cart.js': 'export const cart = 2\n' } },
  { name: 'rename', files: { 'src/tax.js': null, 'src/rates.js': sound } },
  { name: 'left', parents: ['rename'], files: { 'left.txt': 'left\n' } },
  { name: 'right', parents: ['rename'], files: { 'src/rates.js': broken } },
  {
    name: 'octopus',
    parents: ['rename', 'left', 'right'],
    files: { 'left.txt': 'left\n', 'src/rates.js': broken },
  },
  { name: 'lib', files: { 'vendor/lib': { submodule: '1'.repeat(40) } } },
  { name: 'side', parents: ['lib'], files: { 'side.txt': 'side\n' } },
  { name: 'merge', parents: ['lib', 'side'], files: { 'side.txt': 'side\n' } },
  { name: 'bump', files: { 'vendor/lib': { submodule: '2'.repeat(40) } } },
  { name: 'elsewhere', parents: [], files: { 'other.txt': 'other\n' } },
  { name: 'bad', parents: ['bump'], files: { 'src/cart.js': 'export const cart = 3\n' } },
]

/** Work on the rates was begun before the good commit, which was pulled into it and uses what the work took away. */
const use = "import { rate } from './rates.js'\nexport const tax = (n) => n * rate\n"
const pulled = [
  { name: 'root', parents: [], files: { 'src/rates.js': 'export const rate = 0.2\n' } },
  { name: 'good', files: { 'src/tax.js': use } },
  { name: 'rates', parents: ['root'], files: { 'src/rates.js': 'export const share = 0.2\n' } },
  { name: 'pull', parents: ['rates', 'good'], files: { 'src/tax.js': use } },
]

describe('a history that is not a straight line', () => {
  let built: BuiltHistory
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prime-suspect-test-'))
    built = await buildHistory(history, { within: folder })
    await writeFile(join(folder, 'failing.log'), log)
  })
  afterAll(async () => await rm(folder, { recursive: true, force: true }))
  const triage = async (good: string, bad: string, repo = built.folder): Promise<CliRun> =>
    await runCli([
      'triage',
      '--repo',
      repo,
      '--good',
      good,
      '--bad',
      bad,
      '--log',
      join(folder, 'failing.log'),
    ])

  it('full of merges, a renamed file and a bumped submodule still tells who', async () => {
    const { code, stdout, stderr } = await triage(built.sha('good'), 'main')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(`${built.sha('octopus').slice(0, 7)} almost certainly caused this`)
    expect(stdout).toContain('1 of 6 changes in the range')
    expect(stdout).toContain(`git revert -m 1 ${built.sha('octopus')}`)
  })

  it('rolled back is empty, and a person is asked whether good and bad were mixed up', async () => {
    const [good, bad] = [built.sha('bad'), built.sha('good')]
    const { code, stdout, stderr } = await triage(good, bad)
    expect(code).toBe(0)
    expect(stdout).toContain('this rolls back, it brings nothing new')
    expect(stderr).toBe(
      `warning: --bad ${bad} is older than --good ${good}. If they were mixed up, ask with --good ${bad} --bad ${good}.\n`,
    )
  })

  it('without a common beginning names nobody and says where it looked', async () => {
    const { code, stdout } = await triage(built.sha('elsewhere'), 'main')
    expect(code).toBe(0)
    expect(stdout).toMatch(/the\s+good\s+and\s+the\s+bad\s+commit\s+share\s+no\s+history/)
    expect(stdout).toMatch(/taken\s+instead:\s+the\s+newest\s+100\s+first-parent\s+commits/)
    expect(stdout).not.toContain('caused this')
  })

  it('that parted says that one side was not looked at', async () => {
    const { code, stdout } = await triage(built.sha('hotfix'), 'main')
    expect(code).toBe(0)
    expect(stdout).toMatch(/what\s+only\s+the\s+good\s+side\s+had\s+was\s+not\s+looked\s+at/)
    expect(stdout).toMatch(/the\s+range\s+begins\s+at\s+their\s+merge\s+base/)
  })

  it('of which a shallow clone holds both ends only tells what is missing and what to run', async () => {
    const shallow = join(folder, 'shallow')
    plainGit('/', ['init', '--quiet', shallow])
    for (const name of ['bad', 'good'])
      plainGit(shallow, ['fetch', '--quiet', '--depth=2', `file://${built.folder}`, built.sha(name)])
    const { code, stdout, stderr } = await triage(built.sha('good'), built.sha('bad'), shallow)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(`it is shallow and holds only 2 commits of the history of ${built.sha('bad')}.`)
    expect(stderr).toMatch(/\nmend: {2}.*git fetch --unshallow/)
  })

  it('in which the good commit was pulled before the push blames what was pushed, not what was good', async () => {
    const other = await buildHistory(pulled, { within: await mkdtemp(join(folder, 'pulled-')) })
    const told =
      "SyntaxError: './rates.js' does not provide an export named 'rate'\n    at tax (src/tax.js:2:30)\n"
    const words = ['--repo', other.folder, '--good', other.sha('good'), '--bad', 'main', '--log', '-']
    const { code, stdout } = await runCli(['triage', ...words], { input: told })
    expect(code).toBe(0)
    expect(stdout).toMatch(new RegExp(`^${other.sha('rates').slice(0, 7)} .*caused this`, 'm'))
    expect(stdout).not.toContain('It wrote line')
  })

  it('in which the merge that pulled the good commit broke it proposes to go back to what was good', async () => {
    const broken = { 'src/tax.js': use, 'src/rates.js': 'export const share = 0.2\n' }
    const other = await buildHistory(
      [
        ...pulled.slice(0, 2),
        { name: 'mine', parents: ['root'], files: { 'src/cart.js': 'export const cart = 1\n' } },
        { name: 'pull', parents: ['mine', 'good'], files: broken },
      ],
      { within: await mkdtemp(join(folder, 'broken-')) },
    )
    const told =
      "SyntaxError: './rates.js' does not provide an export named 'rate'\n    at tax (src/tax.js:2:30)\n"
    const words = ['--repo', other.folder, '--good', other.sha('good'), '--bad', 'main', '--log', '-']
    const { stdout } = await runCli(['triage', ...words], { input: told })
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`git revert -m 2 ${other.sha('pull')} applies`)
  })
})
