import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { condenseReport } from '../../../src/engine/gather/condense-report.ts'
import { trueLine } from '../../../src/engine/model/true-line.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

function kept(text: string, cutAfter: number | null = null) {
  const report = condenseReport(bytes(text), cutAfter)
  if (report.kind !== 'failures') throw new Error(`It was ${JSON.stringify(report)}`)
  return report.log
}

const suite = (...cases: readonly string[]): string =>
  [
    '<?xml version="1.0"?>',
    '<testsuites>',
    '<testsuite name="door">',
    ...cases,
    '</testsuite>',
    '</testsuites>',
  ].join('\n')

const passed = (name: string): string => `<testcase name="${name}"/>`
const failed = (name: string): string => `<testcase name="${name}"><failure message="shut"/></testcase>`

describe('a test report', () => {
  it('is kept up to about a megabyte, and tells how many of its failing tests are not', () => {
    const long = (name: string): string =>
      `<testcase name="${name}"><failure>${'at the door\n'.repeat(2_500)}</failure></testcase>`
    const log = kept(suite(...Array.from({ length: 50 }, (_, at) => long(`t${at}`))))
    expect(log.text.length).toBeGreaterThan(1024 * 1024)
    expect(log.text.length).toBeLessThan(1.1 * 1024 * 1024)
    const shown = log.text.match(/<testcase/g)?.length ?? 0
    const because = `${50 - shown} more of its failing tests were left out`
    expect(log.completeness).toEqual({ kind: 'truncated', because })
  })

  it('is kept as far as tests failed, with the suites around them and the numbers of its lines', () => {
    const text = suite(passed('a'), passed('b'), failed('c'), passed('d'), failed('e'))
    const log = kept(text)
    expect(log.completeness).toEqual({ kind: 'complete' })
    expect(log.text.split('\n')).toEqual([
      '<testsuites>',
      '<testsuite name="door">',
      failed('c'),
      failed('e'),
      '</testsuite>',
      '</testsuites>',
    ])
    const numberOf = trueLine(log.elisions)
    expect(log.text.split('\n').map((_, at) => numberOf(at + 1))).toEqual([2, 3, 6, 8, 9, 10])
  })

  it('is kept without what tests printed', () => {
    const noisy = `<testcase name="c"><system-out>noise\n<![CDATA[<failure>]]></system-out><error>why</error></testcase>`
    expect(kept(suite(noisy)).text).toContain('<testcase name="c">\n<error>why</error></testcase>')
    const quiet = '<testcase name="c"><system-out><failure/></system-out></testcase>'
    expect(kept(suite(quiet, failed('d'))).text).not.toContain('name="c"')
  })

  it('is kept on one line where it stands on one', () => {
    const text = suite(passed('a'), failed('b')).replaceAll('\n', '')
    expect(kept(text)).toEqual({
      text: `<testsuites><testsuite name="door">${failed('b')}</testsuite></testsuites>`,
      completeness: { kind: 'complete' },
    })
  })

  it('is kept to the first 32 KiB of a long message, which still ends as it should', () => {
    const long = `<testcase name="c"><failure><![CDATA[${'x'.repeat(100_000)}]]></failure></testcase>`
    const { text } = kept(suite(long))
    expect(text.length).toBeLessThan(34_000)
    expect(text).toContain('xxx]]></failure></testcase>')
  })

  it('is kept to its first three hundred failing tests, and says so', () => {
    const log = kept(suite(...Array.from({ length: 310 }, (_, at) => failed(`t${at}`))))
    expect(log.completeness).toMatchObject({ because: '10 more of its failing tests were left out' })
    expect(log.text.match(/<testcase/g)).toHaveLength(300)
  })

  it.each<[string, string, string]>([
    ['NUnit 3', 'test-run', '<test-case name="T" fullname="N.T" result="Failed"><failure/></test-case>'],
    ['NUnit 2', 'test-results', '<test-case name="N.T" executed="True" success="False"></test-case>'],
    ['xUnit.net', 'assemblies', '<test name="N.T" type="N" method="T" result="Fail"><failure/></test>'],
    ['a self-closed test', 'testsuite', '<testcase name="a" result="failed"/>'],
  ])('may be one of %s', (_, root, failing) => {
    const other = failing
      .replace(/<failure\/>/, '')
      .replace(/(?:Failed|Fail|failed)"/, 'Passed"')
      .replace('False', 'True')
    expect(kept(`<${root}>${other}${failing}</${root}>`).text).toBe(`<${root}>${failing}</${root}>`)
  })

  it('of Visual Studio is kept with the classes of its failing tests', () => {
    const text = [
      '<TestRun><Results>',
      '<UnitTestResult testId="1" testName="A" outcome="Passed"/>',
      '<UnitTestResult testId="2" testName="B" outcome="Failed"><Output><StdOut>x</StdOut><ErrorInfo/></Output></UnitTestResult>',
      '</Results><TestDefinitions>',
      '<UnitTest id="1"><TestMethod className="N.A"/></UnitTest>',
      '<UnitTest id="2"><TestMethod className="N.B"/></UnitTest>',
      '</TestDefinitions></TestRun>',
    ].join('')
    expect(kept(text).text).toBe(
      '<TestRun><Results><UnitTestResult testId="2" testName="B" outcome="Failed"><Output><ErrorInfo/></Output></UnitTestResult>' +
        '</Results><TestDefinitions><UnitTest id="2"><TestMethod className="N.B"/></UnitTest></TestDefinitions></TestRun>',
    )
  })

  it.each<[string, string, string]>([
    ['cut off', suite(failed('a'), passed('b')).slice(0, -30), 'it ends in its middle'],
    ['cut off within a failing test', suite(failed('a')).slice(0, -33), 'it ends in its middle'],
    ['broken', suite(failed('a'), '<testcase name=b>', failed('c')), 'from its middle on it is no XML'],
    ['with a bomb in its middle', suite(failed('a'), '<!DOCTYPE x>'), 'from its middle on it is no XML'],
    [
      'nested without end',
      `<testsuites>${failed('a')}${'<testsuite>'.repeat(99)}`,
      'its elements are nested deeper than 64',
    ],
  ])('that is %s is kept as far as it goes', (_, text, because) => {
    const log = kept(text)
    expect(log.completeness).toEqual({ kind: 'truncated', because })
    expect(log.text).toContain('<testcase name="a">')
  })

  it('that was not read to its end says so', () => {
    expect(kept(suite(failed('a')).slice(0, -20), 1_000).completeness).toMatchObject({
      because: 'reading stopped after 1000 bytes',
    })
    expect(condenseReport(bytes(suite(passed('a')).slice(0, -20)), 1_000)).toEqual({
      kind: 'no-failures',
      brokenOff: 'reading stopped after 1000 bytes',
    })
  })

  it.each<[string, string, unknown]>([
    ['in which all passed', suite(passed('a')), { kind: 'no-failures', brokenOff: null }],
    ['that is coverage', '<coverage line-rate="1"/>', { kind: 'other' }],
    ['that is a page', '<html><body/></html>', { kind: 'other' }],
    ['that is no XML', 'hello', { kind: 'other' }],
    ['that is empty', '', { kind: 'other' }],
    [
      'with entities of its own',
      `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${suite(failed('&b;'))}`,
      { kind: 'unread', because: 'it declares a document type, which a test report has none of' },
    ],
  ])('%s gives nothing: %#', (_, text, report) => {
    expect(condenseReport(bytes(text), null)).toEqual(report)
  })

  it.each([
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(suite(failed('ä')), 'utf16le')])],
    ['Latin-1', Buffer.from(suite(failed('ä')).replace('?>', ' encoding="ISO-8859-1"?>'), 'latin1')],
    ['an unknown encoding', bytes(suite(failed('ä')).replace('?>', ' encoding="x-mine"?>'))],
  ])('in %s is read', (_, given) => {
    const report = condenseReport(given, null)
    expect(report).toMatchObject({ kind: 'failures', log: { text: expect.stringContaining('name="ä"') } })
  })

  const piece = fc.constantFrom(
    failed('a'),
    passed('b'),
    '<testsuite>',
    '</testsuite>',
    '<testcase name="x">',
    '</testcase>',
    '<failure>',
    '\n',
    '<system-out>',
    '</system-out>',
    ']]>',
    '<![CDATA[',
    '<',
    'text',
    '<failure/>',
    '\r\n',
    '<!--',
    '-->',
  )
  test.prop([fc.array(piece, { maxLength: 40 })])(
    'keeps nothing but parts of its text, in their order',
    (pieces) => {
      const text = `<testsuites>${pieces.join('')}`
      const report = condenseReport(bytes(text), null)
      if (report.kind !== 'failures') return
      const all = text.split('\n')
      const numberOf = trueLine(report.log.elisions)
      for (const [at, line] of report.log.text.split('\n').entries()) {
        const whole = all[numberOf(at + 1) - 1] ?? ''
        let from = 0
        for (const letter of line) {
          from = whole.indexOf(letter, from) + 1
          expect(from).toBeGreaterThan(0)
        }
      }
    },
  )
})
