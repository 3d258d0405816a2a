import { describe, expect, it } from 'vitest'

import { condenseReport } from '../../../../../src/engine/gather/condense-report.ts'
import { readFailures } from '../../../../../src/engine/judge/symptoms/read-failures.ts'
import { readDotnet } from '../../../../../src/engine/judge/symptoms/reports/read-dotnet.ts'

const TRACE =
  '   at Shop.Cart.Total() in /home/runner/work/shop/src/Cart.cs:line 12\n   at Shop.Tests.CartTests.Adds()'

const TRX = `<?xml version="1.0" encoding="utf-8"?>
<TestRun id="1" xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
  <Results>
    <UnitTestResult executionId="e" testId="t1" testName="Passes" outcome="Passed" />
    <UnitTestResult executionId="e" testId="t2" testName="Adds" outcome="Failed">
      <Output><StdOut>noise</StdOut>
        <ErrorInfo>
          <Message>Assert.Equal() Failure&#xD;
Expected: 3
Actual:   2</Message>
          <StackTrace>${TRACE}</StackTrace>
        </ErrorInfo>
      </Output>
    </UnitTestResult>
  </Results>
  <TestDefinitions>
    <UnitTest name="Adds" id="t2"><TestMethod className="Shop.Tests.CartTests" name="Adds" /></UnitTest>
  </TestDefinitions>
</TestRun>`

const NUNIT3 = `<test-run id="2"><test-suite type="TestFixture" name="CartTests" result="Failed">
<failure><message>One or more child tests had errors</message></failure>
<test-case id="3" name="Adds" fullname="Shop.Tests.CartTests.Adds" methodname="Adds" classname="Shop.Tests.CartTests" result="Failed">
<failure><message><![CDATA[  Expected: 3]]></message><stack-trace><![CDATA[${TRACE}]]></stack-trace></failure>
</test-case></test-suite></test-run>`

const XUNIT = `<assemblies><assembly name="Shop.Tests.dll"><collection name="c">
<test name="Shop.Tests.CartTests.Adds" type="Shop.Tests.CartTests" method="Adds" result="Fail">
<failure exception-type="Xunit.Sdk.EqualException"><message>Assert.Equal() Failure</message><stack-trace>${TRACE}</stack-trace></failure>
</test></collection></assembly></assemblies>`

describe('a report of a .NET runner', () => {
  it.each([
    ['Visual Studio', TRX, 'Adds', null],
    ['NUnit', NUNIT3, 'Adds', null],
    ['xUnit.net', XUNIT, 'Shop.Tests.CartTests.Adds', 'Xunit.Sdk.EqualException'],
  ])('of %s tells the failing test, its class, message and trace', (_, xml, name, type) => {
    const { tests } = readDotnet(xml)
    expect(tests).toHaveLength(1)
    expect(tests[0]).toMatchObject({ name, type, suite: 'Shop.Tests.CartTests', details: TRACE })
    expect(tests[0]?.message).toMatch(/^(?:Assert\.Equal\(\) Failure|Expected: 3)/)
    expect(xml.slice(tests[0]?.detailsAt).startsWith(TRACE)).toBe(true)
  })

  it.each([
    ['Visual Studio', TRX],
    ['NUnit', NUNIT3],
    ['xUnit.net', XUNIT],
  ])('of %s, condensed, gives symptoms whose quotes stand in it', (_, xml) => {
    const kept = condenseReport(new TextEncoder().encode(xml), null)
    if (kept.kind !== 'failures') throw new Error(kept.kind)
    const failure = {
      name: 'report',
      source: 'test-report',
      log: kept.log,
      baseline: null,
      annotations: [],
    } as const
    const tree = { sha: null, paths: ['src/Cart.cs'], completeness: { kind: 'complete' } } as const
    const { symptoms, places, gaps } = readFailures([failure], tree)
    expect(symptoms).toContainEqual(
      expect.objectContaining({ kind: 'failing-test', suite: 'Shop.Tests.CartTests' }),
    )
    expect(places).toContainEqual(expect.objectContaining({ path: 'src/Cart.cs', line: 12 }))
    for (const { at } of symptoms) expect(xml).toContain(at.quote)
    expect(gaps).toEqual([])
  })

  it('gives nothing where it is none', () => {
    expect(readDotnet('<test-run')).toEqual({ tests: [], findings: [] })
    expect(readDotnet('<test-run><!DOCTYPE x>')).toEqual({ tests: [], findings: [] })
  })
})
