import { deflateRawSync } from 'node:zlib'

import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { type ArchiveLimits, reportArchive } from '../../../src/adapters/archive/report-archive.ts'
import { condenseReport } from '../../../src/engine/gather/condense-report.ts'
import { makeZip, type ZipEntry } from './make-zip.ts'

const FAILED = '<testsuite><testcase name="a"><failure/></testcase></testsuite>'
const PASSED = '<testsuite><testcase name="a"/></testsuite>'

async function* inPieces(bytes: Uint8Array, size = 1 << 16) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const read = async (bytes: Uint8Array, limits?: ArchiveLimits) =>
  await reportArchive(condenseReport, limits)('results', inPieces(bytes))

const ofZip = async (entries: readonly ZipEntry[], limits?: ArchiveLimits) =>
  await read(makeZip(entries), limits)

const small: ArchiveLimits = {
  archive: 10_000,
  report: 1_000,
  unpacked: 3_000,
  ratio: 100,
  entries: 5,
  kept: 2,
}

const because = ({ gaps }: Awaited<ReturnType<typeof read>>) =>
  gaps.map(({ what, completeness }) => `${what}: ${completeness.because}`)

describe('an archive of test reports', () => {
  it('gives those in which tests failed, by the names of their files', async () => {
    const { value, gaps } = await ofZip([
      { name: 'a/TEST-a.xml', bytes: FAILED },
      { name: 'a/TEST-b.xml', bytes: PASSED },
      { name: 'b/run.TRX', bytes: FAILED, stored: true },
      { name: 'index.html', bytes: FAILED },
      { name: 'coverage.xml', bytes: '<coverage/>' },
    ])
    expect(gaps).toEqual([])
    expect(value).toEqual(
      ['a/TEST-a.xml in results', 'b/run.TRX in results'].map((name) => ({
        name,
        log: { text: FAILED, completeness: { kind: 'complete' } },
      })),
    )
  })

  it('may be a single report that is not packed', async () => {
    expect((await read(Buffer.from(FAILED))).value).toMatchObject([
      { name: 'results', log: { text: FAILED } },
    ])
  })

  it.each<[string, ZipEntry, string]>([
    [
      'a bomb',
      { name: 'a.xml', bytes: Buffer.alloc(20 << 20) },
      'one of its files claims to be more than 100 times as large as it is packed',
    ],
    [
      'a file that lies about its size',
      { name: 'a.xml', bytes: Buffer.alloc(20 << 20), claims: { size: 100 } },
      'one of its files cannot be unpacked',
    ],
    ['an encrypted file', { name: 'a.xml', bytes: FAILED, encrypted: true }, 'one of its files is encrypted'],
    [
      'a file packed in an unknown way',
      { name: 'a.xml', bytes: FAILED, method: 99 },
      'one of its files is packed in an unknown way',
    ],
    [
      'a damaged file',
      { name: 'a.xml', bytes: FAILED, packed: Buffer.from('broken') },
      'one of its files cannot be unpacked',
    ],
    [
      'a file behind the end',
      { name: 'a.xml', bytes: FAILED, claims: { packed: 1 << 30 } },
      'one of its files cannot be unpacked',
    ],
  ])('leaves out %s, says so, and reads the rest', async (_, entry, said) => {
    const answer = await ofZip([entry, { name: 'good.xml', bytes: FAILED }])
    expect(because(answer)).toEqual([`results: ${said}`])
    expect(answer.value.map(({ name }) => name)).toEqual(['good.xml in results'])
  })

  it.each([
    '../../etc/passwd.xml',
    '/etc/cron.xml',
    'C:\\windows\\a.xml',
    '\u0000.xml',
    `${'x/'.repeat(20_000)}a.xml`,
  ])('takes a name for a name: %j', async (name) => {
    const { value } = await ofZip([{ name, bytes: FAILED }])
    expect(value).toHaveLength(1)
    expect(value[0]?.name).toBe(`${name.slice(-200)} in results`)
  })

  it('stays closed within another one', async () => {
    const inner = makeZip([{ name: 'a.xml', bytes: FAILED }])
    const answer = await ofZip([
      { name: 'inner.zip', bytes: inner },
      { name: 'inner.xml', bytes: inner },
    ])
    expect(answer.value).toEqual([])
    expect(because(answer)).toEqual([
      'results: it holds no test report that is known: JUnit, TRX, NUnit or xUnit.net',
    ])
  })

  it('is read within its limits, and says where they were reached', async () => {
    const long = `<testsuite>${'<testcase name="long"><failure/></testcase>'.repeat(40)}`
    const cut = await ofZip([{ name: 'a.xml', bytes: long }], small)
    expect(cut.value[0]?.log.completeness).toMatchObject({ because: 'reading stopped after 1000 bytes' })
    const many = await ofZip(
      Array.from({ length: 6 }, (_, at) => ({ name: `${at}.xml`, bytes: long })),
      small,
    )
    expect(because(many)).toEqual([
      'results: 2 of its files: each was left out because those before it were too large',
      'results: it holds more than 5 files, of which the others were not looked at',
      'results: 3 of its reports tell of failing tests, of which the first 2 were read',
    ])
    expect(many.value).toHaveLength(2)
    expect(because(await read(Buffer.alloc(10_001, 'x'), small))).toEqual([
      'results: it is larger than 0 MiB',
    ])
    expect((await read(Buffer.from(long), small)).value[0]?.log.completeness.kind).toBe('truncated')
  })

  it.each([
    ['empty', Buffer.alloc(0)],
    ['an empty archive', makeZip([])],
    ['a page', Buffer.from('<html/>')],
  ])('that is %s says that it holds no report', async (_, bytes) => {
    expect(because(await read(bytes))).toEqual([
      'results: it holds no test report that is known: JUnit, TRX, NUnit or xUnit.net',
    ])
  })

  it('that is cut off says so', async () => {
    const zip = makeZip([{ name: 'a.xml', bytes: FAILED }])
    expect(because(await read(zip.subarray(0, -30)))).toEqual([
      'results: it is no zip archive that can be read to its end',
    ])
  })

  it('tells of a report that declares entities of its own', async () => {
    const bomb = `<!DOCTYPE l [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${FAILED}`
    expect(because(await ofZip([{ name: 'a.xml', bytes: bomb }]))).toEqual([
      'a.xml in results: it declares a document type, which a test report has none of',
    ])
  })

  it('is given up where it is damaged throughout', async () => {
    const packed = deflateRawSync(Buffer.from(`<testsuite>${'<testcase name="a"/>\n'.repeat(40)}`.repeat(20)))
    const answer = await ofZip(
      Array.from({ length: 3_000 }, (_, at) => ({ name: `${at}.xml`, bytes: 'x', packed })),
    )
    expect(because(answer)).toEqual([
      'results: 20 of its files: each cannot be unpacked',
      'results: it is no zip archive that can be read to its end',
    ])
  })

  test.prop([fc.uint8Array({ maxLength: 60 }), fc.nat(200), fc.nat(255)])(
    'is never trusted: damaged anywhere it gives texts and gaps, nothing else',
    async (junk, at, byte) => {
      const zip = makeZip([
        { name: 'a.xml', bytes: FAILED },
        { name: 'b.xml', bytes: junk },
      ])
      zip[at % zip.length] = byte
      const { value } = await read(zip)
      for (const { log } of value) expect(log.text).toContain('<failure')
    },
  )
})
