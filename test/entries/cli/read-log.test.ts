import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { fc, test } from '@fast-check/vitest'
import { describe, expect, it, onTestFinished } from 'vitest'

import { trueLine } from '../../../src/engine/model/true-line.ts'
import { readFailures } from '../../../src/entries/cli/read-failures.ts'
import { readLog } from '../../../src/entries/cli/read-log.ts'

async function aLogFile(content: string | Uint8Array, name = 'failing.log'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'prime-suspect-test-'))
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }))
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

const complete = { kind: 'complete' }

describe('a log is read', () => {
  it('as the CI system printed it', async () => {
    const text = '\u001b[31mFAIL\u001b[0m ünïcödé 🐛\r\n\tat x (a.js:1)\n\u0007\b\u0000'
    expect(await readLog(await aLogFile(text))).toEqual({ text, completeness: complete })
  })

  it('though some bytes of it are no UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from('caf'),
      Buffer.from([0xe9]),
      Buffer.from(' is closed, so the job failed\n'),
    ])
    expect((await readLog(await aLogFile(bytes))).text).toBe('caf\ufffd is closed, so the job failed\n')
  })

  it.each([
    ['little-endian', Buffer.from('\ufefferror: no\n', 'utf16le')],
    ['big-endian', Buffer.from('\ufefferror: no\n', 'utf16le').swap16()],
  ])('as PowerShell writes it, UTF-16 %s', async (_, bytes) => {
    expect((await readLog(await aLogFile(bytes))).text).toBe('error: no\n')
  })

  it('by its start and end where it is long, with the line numbers it has', async () => {
    const lines = Array.from({ length: 300_000 }, (_, index) => `line ${index + 1}`)
    const log = await readLog(await aLogFile(`${lines.join('\n')}\n`))
    const numberOf = trueLine(log.elisions)
    const read = log.text.split('\n').slice(0, -1)
    expect(read.map((_, index) => `line ${numberOf(index + 1)}`)).toEqual(read)
    expect([read[0], read.at(-1)]).toEqual(['line 1', 'line 300000'])
    expect(log.completeness).toMatchObject({
      kind: 'truncated',
      because: expect.stringMatching(/^\d+ of its 300000 lines were left out/),
    })
  })

  it('up to a limit, and says so', async () => {
    const path = await aLogFile('0123456789')
    expect(await readLog(path, 4)).toEqual({
      text: '0123',
      completeness: { kind: 'truncated', because: 'reading stopped after 0.0 MiB' },
    })
    expect((await readLog(path, 10)).completeness).toEqual(complete)
  })
})

describe('what is no log is refused in words', () => {
  it.each([
    ['empty', '', /is empty/],
    ['blank', ' \n\t\n', /is empty/],
    ['a zip archive', Buffer.from('PK\u0003\u0004rest'), /is a zip archive/],
    ['gzipped', gzipSync('FAIL'), /is gzipped/],
    ['a PDF', '%PDF-1.7\n1 0 obj', /is a PDF/],
    ['a program', Buffer.concat([Buffer.from('\u007fELF'), Buffer.alloc(4000)]), /is not text/],
    ['an image', Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 197) % 256)), /is not text/],
  ])('%s', async (_, content, message) => {
    await expect(readLog(await aLogFile(content))).rejects.toMatchObject({
      name: 'Refusal',
      kind: 'bad-input',
      message: expect.stringMatching(message),
      mend: expect.stringMatching(/^\p{Lu}.*/u),
    })
  })

  it('a file that is not there', async () => {
    await expect(readLog('/no/such.log')).rejects.toMatchObject({
      kind: 'not-found',
      message: 'There is no file /no/such.log.',
    })
  })

  it('a directory', async () => {
    await expect(readLog(import.meta.dirname)).rejects.toThrow(/is a directory/)
  })

  test.prop([fc.uint8Array({ maxLength: 200 })])(
    'and whatever else it is, nothing but a refusal is thrown',
    async (bytes) => {
      const result = await readLog(await aLogFile(bytes)).catch((error: unknown) => error)
      expect(result).toSatisfy((one: object) => 'text' in one || ('name' in one && one.name === 'Refusal'))
    },
  )
})

describe('several jobs', () => {
  it('have the names of their files, and the baseline at the same place of the list', async () => {
    const [a, b, good] = [await aLogFile('A', 'a.log'), await aLogFile('B', 'b.log'), await aLogFile('good')]
    const log = (text: string) => ({ text, completeness: complete })
    expect(await readFailures([a, b], [good])).toEqual([
      { name: 'a.log', log: log('A'), baseline: log('good'), annotations: [] },
      { name: 'b.log', log: log('B'), baseline: null, annotations: [] },
    ])
  })

  it('cannot have more baselines than logs', async () => {
    await expect(readFailures(['a'], ['b', 'c'])).rejects.toThrow('There are 2 --baseline but only 1 --log.')
  })

  it('cannot share standard input', async () => {
    await expect(readFailures(['-'], ['-'])).rejects.toThrow('Standard input is named more than once.')
  })
})
