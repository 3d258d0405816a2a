import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, expect, it, onTestFinished } from 'vitest'

import { plantedPull } from '../../../../src/entries/cli/demo/shop-history.ts'
import { runCli } from '../run-cli.ts'

/** A temporary folder of its own, so that what the demo leaves behind is seen. */
async function aTemporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'prime-suspect-test-'))
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }))
  return folder
}

describe('the demo', () => {
  it('makes a run that really fails, and names the planted change first with file and line', async () => {
    const folder = await aTemporaryFolder()
    const { code, stdout, stderr } = await runCli(['demo'], { env: { TMPDIR: folder, HOME: '/nonexistent' } })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/Its tests at v1\.0\.0, the last good deploy: \d+ pass\n/)
    expect(stdout).toMatch(/Its tests at main: \d+ of \d+ fail\n/)
    const suspects = stdout.slice(stdout.indexOf('SUSPECTS'))
    expect(suspects).toMatch(new RegExp(`^SUSPECTS\\n\\s+1 .*#${plantedPull} `))
    expect(suspects).toMatch(/src\/shipping\.js:\d+/)
    expect(stdout).toContain(`The fault was planted in #${plantedPull}: found.`)
    expect(stdout).toMatch(/On your own repository: prime-suspect triage --repo \. .*\n$/)
    expect(await readdir(folder)).toEqual([])
  })

  it('with --keep leaves what the printed command needs', async () => {
    const folder = await aTemporaryFolder()
    const { stdout } = await runCli(['demo', '--keep'], { env: { TMPDIR: folder } })
    const again = /^Kept\. Again: prime-suspect (.*)$/m.exec(stdout)?.[1]?.split(' ') ?? []
    const { code, stdout: report } = await runCli(again)
    expect(code).toBe(0)
    expect(report).toContain(`#${plantedPull}`)
  })

  it('cleans up when it is interrupted or git is missing', async () => {
    const folder = await aTemporaryFolder()
    const { code, stderr } = await runCli(['demo'], { env: { TMPDIR: folder, PATH: folder } })
    expect(stderr).toMatch(/^error: git is not on the PATH\.\nmend: {2}Install git/)
    expect(code).toBe(3)
    expect(await readdir(folder)).toEqual([])
  })
})
