import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { readJunit } from '../../../../../src/engine/judge/symptoms/reports/read-junit.ts'

const tests = (xml: string) => readJunit(xml).tests

describe('a JUnit report', () => {
  it('tells of each failed case with its suite, file, line, error and trace', () => {
    const xml = `<?xml version="1.0"?>
<testsuites><testsuite name="door" file="src/door.test.ts">
  <testcase name="opens &amp; shuts" classname="Door" line="12">
    <failure type="AssertionError" message="no &lt;lock&gt;">at open (src/door.ts:3:1)</failure>
  </testcase>
  <testcase name="passes"/>
</testsuite></testsuites>`
    expect(tests(xml)).toEqual([
      {
        name: 'opens & shuts',
        suite: 'Door',
        path: 'src/door.test.ts',
        line: 12,
        type: 'AssertionError',
        message: 'no <lock>',
        expected: null,
        actual: null,
        details: 'at open (src/door.ts:3:1)',
        at: xml.indexOf('<testcase'),
        detailsAt: xml.indexOf('at open'),
      },
    ])
  })

  it.each([
    ['its own file', '<testcase file="a.py" classname="b.py">', 'a.py'],
    ['its own file path', '<testcase filepath="a.py">', 'a.py'],
    ['the file of its suite', '<testcase classname="b.py">', 'suite.py'],
  ])('takes the path from %s', (_what, testcase, path) => {
    const xml = `<testsuite file="suite.py">${testcase}<error/></testcase></testsuite>`
    expect(tests(xml)).toMatchObject([{ path }])
  })

  it('takes the path from a name that is one, where no file is given', () => {
    const xml =
      '<testsuite name="src/door.test.js"><testcase classname="Door"><failure/></testcase></testsuite>'
    expect(tests(xml)).toMatchObject([{ path: 'src/door.test.js', name: 'unnamed test', suite: 'Door' }])
    expect(tests('<testsuite name="s"><testcase><failure/></testcase></testsuite>')).toMatchObject([
      { path: null, suite: 's', type: null, message: '', details: '', line: null },
    ])
  })

  it('takes the message from the first line of the text where there is no other, decoded or not', () => {
    const [first, second] = tests(
      '<testsuite><testcase><failure> first &gt;\nsecond</failure></testcase>' +
        '<testcase><error><![CDATA[raw &gt; text]]></error></testcase></testsuite>',
    )
    expect(first).toMatchObject({ message: 'first >', details: ' first >\nsecond' })
    expect(second).toMatchObject({ message: 'raw &gt; text' })
  })

  it('tells a case once, by its first failure, and asks neither flaky nor rerun failures', () => {
    const xml = `<testsuite><testcase name="a"><failure message="one"/><error message="two"/></testcase>
<testcase name="b"><flakyFailure message="once"/><rerunFailure message="again"/></testcase></testsuite>`
    expect(tests(xml)).toMatchObject([{ name: 'a', message: 'one' }])
  })

  it('has nothing to tell of a failure outside of a case, or of text that is no report', () => {
    expect(tests('<testsuite><failure message="no"/></testsuite>')).toEqual([])
    expect(tests('all is well')).toEqual([])
    expect(
      tests('<!DOCTYPE x [<!ENTITY a "b">]><testsuite><testcase><failure/></testcase></testsuite>'),
    ).toEqual([])
  })

  it('reads three hundred failures and twenty thousand characters of one', () => {
    const many = '<testcase><failure/></testcase>'.repeat(400)
    expect(tests(`<testsuite>${many}</testsuite>`)).toHaveLength(300)
    const long = `<testsuite><testcase><failure>${'x'.repeat(30_000)}</failure></testcase></testsuite>`
    expect(tests(long)[0]?.details).toHaveLength(20_000)
    expect(tests(long)[0]?.message).toHaveLength(2_000)
  })

  it('gives up where elements lie too deep', () => {
    const deep = '<testsuite>'.repeat(70)
    expect(tests(`${deep}<testcase><failure/></testcase>`)).toEqual([])
  })

  const piece = fc.constantFrom(
    '<testsuite name="a">',
    '<testcase name="b">',
    '<failure message="c">',
    'text',
    '</failure>',
    '</testcase>',
    '<error/>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<',
    '&#x41;',
  )

  test.prop([fc.array(fc.oneof(piece, fc.string({ maxLength: 9 })), { maxLength: 40 })])(
    'never fails, and its offsets stand in the text',
    (pieces) => {
      const xml = pieces.join('')
      for (const { at, detailsAt } of tests(xml)) {
        expect(xml.startsWith('<testcase', at)).toBe(true)
        expect(detailsAt).toBeLessThanOrEqual(xml.length)
      }
    },
  )
})
