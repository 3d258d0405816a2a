import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { refuseUnwritable } from '../../src/compose/refuse-unwritable.ts'
import { temporaryFolder } from '../adapters/git/temporary-folder.ts'

describe('before long work', () => {
  it('a path that can be written later is let pass, and nothing is written yet', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'old.html'), 'old')
    for (const name of ['old.html', 'new.html']) await refuseUnwritable(join(folder, name))
    expect(await readdir(folder)).toEqual(['old.html'])
    await refuseUnwritable('/dev/null')
  })

  it('a path that cannot is refused with its reason', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'taken'))
    await writeFile(join(folder, 'file'), '')
    const because = async (...names: readonly string[]) =>
      await refuseUnwritable(join(folder, ...names)).then(
        () => 'let pass',
        (error: unknown) => (error instanceof Error ? /\(\w+\)/.exec(error.message)?.[0] : null),
      )
    expect(await because('taken')).toBe('(EISDIR)')
    expect(await because('none', 'page.html')).toBe('(ENOENT)')
    expect(await because('file', 'page.html')).toBe('(ENOTDIR)')
  })
})
