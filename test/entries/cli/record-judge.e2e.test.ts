import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { aShop } from './a-shop.ts'
import { runCli } from './run-cli.ts'

const shop = await aShop()
const clone = ['--repo', shop.repo, '--good', 'v1.0.0', '--bad', 'main', '--log', shop.log]
const at = (name: string) => join(shop.folder, name)
const dossier = at('dossier.json')
const recorded = await runCli(['record', ...clone, '--out', dossier])

/** What a report says of a revert, which only a clone can try, and all the rest but the cost. */
const parts = (report: string): { readonly told: unknown; readonly ofRevert: string } => {
  const { cost: _, next, ...rest } = JSON.parse(report) as { cost: unknown; next: string }
  const begins = next.indexOf('mend it forward.') + 'mend it forward.'.length
  return { told: { ...rest, next: next.slice(0, begins) }, ofRevert: next.slice(begins).trim() }
}

describe('record', () => {
  it('writes a dossier and says nothing', async () => {
    expect(recorded).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(JSON.parse(await readFile(dossier, 'utf8'))).toMatchObject({
      version: 1,
      tree: { sha: await shop.commit('main') },
    })
  })

  it('writes the same bytes each time, and to standard output where no file is named', async () => {
    const { stdout } = await runCli(['record', ...clone])
    expect(stdout).toBe(await readFile(dossier, 'utf8'))
  })

  it('keeps what a person saw beside what the log says', async () => {
    const { stdout } = await runCli(['record', ...clone, '--title', 'Totals are too small'])
    expect(JSON.parse(stdout)).toMatchObject({ incident: { failing: { says: 'Totals are too small' } } })
  })

  it('refuses a file that cannot be written', async () => {
    const { code, stderr } = await runCli(['record', ...clone, '--out', at('no/such/folder.json')])
    expect(stderr).toMatch(/^error: .*folder\.json cannot be written \(ENOENT\)\.\nmend: /)
    expect(code).toBe(2)
  })
})

describe('judge', () => {
  it.each([[[]], [['--json']], [['--json', '--explain']], [['--explain']]])(
    'gives the same output byte for byte %j',
    async (how) => {
      const first = await runCli(['judge', '--dossier', dossier, ...how])
      expect(first).toMatchObject({ code: 0, stderr: '' })
      expect(first.stdout).not.toBe('')
      expect(await runCli(['judge', '--dossier', dossier, ...how])).toEqual(first)
    },
  )

  it('says what triage said', async () => {
    const [judged, triaged] = await Promise.all([
      runCli(['judge', '--dossier', dossier, '--json', '--explain']),
      runCli(['triage', ...clone, '--json', '--explain']),
    ])
    const [one, other] = [parts(judged.stdout), parts(triaged.stdout)]
    expect(one.told).toEqual(other.told)
    expect(one.ofRevert).toBe('No later change of the range touches its lines.')
    expect(other.ofRevert).toMatch(
      /^At the failing commit git revert [\da-f]{40} applies without conflicts\.$/,
    )
  })

  it('shows what a language model would be sent instead, and sends nothing', async () => {
    const words = ['judge', '--dossier', dossier, '--show-prompt']
    const { code, stdout } = await runCli(words, { env: { OPENAI_BASE_URL: 'http://127.0.0.1:1' } })
    expect(code).toBe(0)
    const hashes = [...stdout.matchAll(/^QUESTION \d OF \d, SHA-256 ([0-9a-f]{64})$/gm)].map(
      ([, hash]) => hash,
    )
    expect(stdout).toMatch(/Nothing was sent\.\n$/)
    const exact = JSON.parse((await runCli([...words, '--json'])).stdout) as {
      readonly questions: readonly { readonly sha256: string }[]
    }
    expect(exact.questions.map(({ sha256 }) => sha256)).toEqual(hashes)
    expect(hashes.length).toBeGreaterThan(0)
  })

  it('needs neither the clone nor git', async () => {
    const text = await readFile(dossier, 'utf8')
    const { code } = await runCli(['judge', '--dossier', '-'], { input: text, env: { PATH: shop.folder } })
    expect(code).toBe(0)
  })

  it.each([
    ['a file that is not there', null, /There is no file/],
    ['text that is no dossier', 'hello', /this is not a dossier: it is not JSON/],
    ['an empty file', '', /this is not a dossier/],
    [
      'a dossier of a newer version',
      '{"version": 2}',
      /of version 2; this program reads version 1\n.*update/,
    ],
    ['a dossier with something missing', '{"version": 1}', /this is not a dossier: incident/],
  ])('refuses %s', async (_, content, said) => {
    const path = at(content === null ? 'missing.json' : 'other.json')
    if (content !== null) await writeFile(path, content)
    const { code, stdout, stderr } = await runCli(['judge', '--dossier', path])
    expect(stderr).toMatch(said)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })
})
