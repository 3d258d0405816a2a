import { gzipSync } from 'node:zlib'

import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import type { OpenCase } from '../../../src/adapters/case-file/case-schema.ts'
import { readCases } from '../../../src/adapters/case-file/read-cases.ts'
import { aCase, aFileOf, jsonLines } from './a-case.ts'

async function readAll(path: string): Promise<readonly OpenCase[]> {
  const cases: OpenCase[] = []
  for await (const one of readCases(path)) cases.push(one)
  return cases
}

const three = ['1', '2', '3'].map((id) => aCase({ id }))
const idsOf = async (path: string) => (await readAll(path)).map(({ id }) => id)

describe('cases are read in order', () => {
  it('from plain text', async () => {
    expect(await readAll(await aFileOf(jsonLines(...three)))).toEqual(three)
  })

  it('without their answers', async () => {
    const path = await aFileOf(jsonLines(aCase({ answer: { culprits: ['x'] } })))
    expect(Object.keys((await readAll(path))[0] ?? {})).not.toContain('answer')
  })

  it('from gzip, whatever the name says', async () => {
    expect(await idsOf(await aFileOf(gzipSync(jsonLines(...three)), 'cases.txt'))).toEqual(['1', '2', '3'])
  })

  it('from plain text that is named .gz', async () => {
    expect(await idsOf(await aFileOf(jsonLines(...three), 'cases.jsonl.gz'))).toEqual(['1', '2', '3'])
  })

  it('from gzip files put one after the other', async () => {
    const parts = three.map((one) => gzipSync(jsonLines(one)))
    expect(await idsOf(await aFileOf(Buffer.concat(parts)))).toEqual(['1', '2', '3'])
  })

  it('with a byte order mark, blank lines, Windows line ends and no newline at the end', async () => {
    const text = `\uFEFF${jsonLines(three[0])}\n  \r\n${JSON.stringify(three[1])}\r\n${JSON.stringify(three[2])}`
    expect(await idsOf(await aFileOf(text))).toEqual(['1', '2', '3'])
  })

  it('with a line of 40 MB', async () => {
    const log = 'x'.repeat(40 << 20)
    const path = await aFileOf(jsonLines(aCase({ failures: [{ name: 'a', log }] })))
    expect((await readAll(path))[0]?.failures[0]?.log.length).toBe(log.length)
  })

  it('and a reader that stops early reads no further', async () => {
    const path = await aFileOf(gzipSync(`${jsonLines(three[0])}${jsonLines(three[1])}no json here\n`))
    const seen: string[] = []
    for await (const { id } of readCases(path)) {
      seen.push(id)
      if (id === '2') break
    }
    expect(seen).toEqual(['1', '2'])
  })

  test.prop([fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 20 }), fc.boolean()])(
    'whatever their logs hold',
    async (logs, packed) => {
      const cases = logs.map((log, index) => aCase({ id: `${index}`, failures: [{ name: 'a', log }] }))
      const bytes = Buffer.from(jsonLines(...cases))
      expect(await readAll(await aFileOf(packed ? gzipSync(bytes) : bytes))).toEqual(cases)
    },
  )
})

describe('a file that cannot be read is refused', () => {
  it('a bad line: with its number, blank lines counted', async () => {
    const path = await aFileOf(`\n${jsonLines(aCase())}\n${jsonLines(aCase({ id: '2', extra: 1 }))}`)
    await expect(readAll(path)).rejects.toThrow(`${path}, line 4: unknown key "extra"`)
  })

  it('an id twice: with both lines', async () => {
    const path = await aFileOf(jsonLines(aCase({ id: 'a' }), aCase({ id: 'b' }), aCase({ id: 'a' })))
    await expect(readAll(path)).rejects.toThrow(`${path}, line 3: the id "a" already stands in line 1`)
  })

  it('gzip that is cut off', async () => {
    const whole = gzipSync(jsonLines(aCase()))
    const path = await aFileOf(whole.subarray(0, whole.length - 20))
    await expect(readAll(path)).rejects.toThrow(/cut off or damaged/)
  })

  it('gzip that is damaged', async () => {
    const whole = gzipSync(jsonLines(aCase()))
    whole.fill(0xff, 20, 40)
    await expect(readAll(await aFileOf(whole))).rejects.toThrow(/cut off or damaged/)
  })

  it('bytes that are not UTF-8', async () => {
    const path = await aFileOf(
      Buffer.concat([Buffer.from(jsonLines(aCase())), Buffer.from([0xc3, 0x28, 0x0a])]),
    )
    await expect(readAll(path)).rejects.toThrow(`${path}, line 2: this is not UTF-8 text`)
  })

  it.each([
    ['empty', ''],
    ['blank', '\n\n  \n'],
  ])('a file that is %s', async (_, text) => {
    await expect(readAll(await aFileOf(text))).rejects.toThrow(/holds no case/)
  })

  it('a file that is not there', async () => {
    await expect(readAll('/no/such/cases.jsonl')).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('a folder', async () => {
    await expect(readAll(import.meta.dirname)).rejects.toThrow(/is a directory/)
  })
})
