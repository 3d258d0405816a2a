import { link, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, expect, it, onTestFinished } from 'vitest'

import { refuseAsOut } from '../../../../src/entries/cli/rank/refuse-as-out.ts'
import { runRank } from '../../../../src/entries/cli/rank/run-rank.ts'

/** A folder with a case file, which also goes by the names `linked` and `hard`. */
async function aCaseFile(): Promise<(name: string) => string> {
  const folder = await mkdtemp(join(tmpdir(), 'prime-suspect-test-'))
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }))
  const at = (name: string) => join(folder, name)
  await writeFile(at('cases'), '{}\n')
  await Promise.all([symlink('cases', at('linked')), link(at('cases'), at('hard'))])
  return at
}

describe('a file to write', () => {
  it.each(['cases', 'linked', 'hard'])('is not one that is read: %s', async (name) => {
    const at = await aCaseFile()
    await expect(
      refuseAsOut(at(name), { '--weights': undefined, '--cases': at('cases') }),
    ).rejects.toMatchObject({
      kind: 'bad-input',
      message: `--out ${at(name)} is the file that --cases names; it would be written over.`,
    })
  })

  it('may be any other, there or not', async () => {
    const at = await aCaseFile()
    await writeFile(at('other'), '')
    await expect(refuseAsOut(at('other'), { '--cases': at('cases') })).resolves.toBeUndefined()
    await expect(refuseAsOut(at('new'), { '--cases': at('cases') })).resolves.toBeUndefined()
  })

  it('is looked at before cases are ranked', async () => {
    const at = await aCaseFile()
    await expect(runRank({ cases: at('cases'), out: at('linked') })).rejects.toThrow(/would be written over/)
  })
})
