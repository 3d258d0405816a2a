import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { toldFailures } from '../../../src/entries/cli/told-failures.ts'
import { makeZip } from '../../adapters/archive/make-zip.ts'

const FAILED = '<testsuite><testcase name="adds"><failure message="2"/></testcase></testsuite>'
const PASSED = '<testsuite><testcase name="adds"/></testsuite>'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prime-suspect-test-'))
})

afterAll(async () => await rm(folder, { recursive: true, force: true }))

async function aFile(name: string, bytes: Uint8Array | string): Promise<string> {
  await writeFile(join(folder, name), bytes)
  return join(folder, name)
}

const report = (name: string) => ({ name, source: 'test-report', log: { text: FAILED } })

describe('test reports of a person', () => {
  it('stand behind the logs, one for each report', async () => {
    const log = await aFile('ci.log', 'it broke')
    const zip = makeZip([
      { name: 'a/TEST-a.xml', bytes: FAILED },
      { name: 'b.xml', bytes: PASSED },
    ])
    const testReport = [await aFile('junit.xml', FAILED), await aFile('results.zip', zip)]
    expect(await toldFailures({ log: [log], testReport })).toMatchObject({
      value: [
        { name: 'ci.log' },
        report('test report junit.xml'),
        report('test report a/TEST-a.xml in results.zip'),
      ],
      gaps: [],
    })
  })

  it('leave gaps beside a log', async () => {
    const log = await aFile('ci.log', 'it broke')
    const testReport = [await aFile('passed.xml', PASSED), await aFile('odd.xml', '<html/>')]
    const { value, gaps } = await toldFailures({ log: [log], testReport })
    expect(value).toHaveLength(1)
    expect(gaps.map(({ what, completeness }) => `${what}: ${completeness.because}`)).toEqual([
      'passed.xml: no test failed according to it',
      'odd.xml: it holds no test report that is known: JUnit, TRX, NUnit or xUnit.net',
    ])
  })

  it('must tell of something where there is no log', async () => {
    const testReport = [await aFile('passed.xml', PASSED)]
    await expect(toldFailures({ testReport })).rejects.toThrow(
      'The test reports tell of no failing test (passed.xml: no test failed according to it).',
    )
    await expect(toldFailures({})).rejects.toThrow('Neither --log nor --test-report')
    await expect(toldFailures({ testReport: [join(folder, 'none.xml')] })).rejects.toThrow('There is no file')
    await expect(toldFailures({ log: ['-'], testReport: ['-'] })).rejects.toThrow('more than once')
  })
})
