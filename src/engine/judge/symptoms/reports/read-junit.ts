import type { XmlEvent } from '../../../model/xml-scanner.ts'
import { decodeXml, scanXml } from '../../../model/xml-scanner.ts'
import { numberOf } from '../line-rules.ts'
import type { Report, ReportedFlake, ReportedTest } from './report.ts'
import { DETAILS_CAP, FAILURES_CAP, MESSAGE_CAP } from './report.ts'

type Open = Extract<XmlEvent, { kind: 'open' }>

/** Elements within one another that are followed; deeper ones are not read. */
const DEPTH_CAP = 64

const PATH =
  /^(?:[^\s:"'<>]{0,400}[\\/])?[^\s:"'<>\\/]{1,200}\.(?:[cm]?[jt]sx?|py|rb|php|go|rs|exs?|dart|swift|cc?|cpp)$/

const attribute = (tag: Open, name: string): string | null => {
  const value = decodeXml(tag.attributes.get(name) ?? '').trim()
  return value === '' ? null : value
}

/** The file that the case names, or its suites name, or that its class is called after. */
const pathOf = (testcase: Open, suites: readonly Open[]): string | null => {
  const own = attribute(testcase, 'file') ?? attribute(testcase, 'filepath')
  if (own !== null) return own
  const given = suites.map((suite) => attribute(suite, 'file') ?? attribute(suite, 'filepath'))
  const named = [attribute(testcase, 'classname'), ...suites.map((suite) => attribute(suite, 'name'))]
  return (
    given.findLast((path) => path !== null) ??
    named.findLast((name) => name !== null && PATH.test(name)) ??
    null
  )
}

/** Surefire's words for a failed attempt of a case that passed at last. */
const FLAKY = /^flaky(?:Failure|Error)$/

/** A failed case is told by its first `failure` or `error`; `rerunFailure` is not asked. */
class Reader {
  readonly tests: ReportedTest[] = []
  readonly flakes: ReportedFlake[] = []
  readonly #open: Open[] = []
  #failure: { readonly tag: Open; text: string; at: number } | null = null
  #told = false

  read(event: XmlEvent): void {
    if (event.kind === 'text') this.#text(event)
    else if (event.kind === 'close') this.#close(event.name)
    else {
      if (event.name === 'testcase') this.#told = false
      const fails = (event.name === 'failure' || event.name === 'error') && this.#failure === null
      if (fails && !this.#told) this.#failure = { tag: event, text: '', at: event.at }
      if (FLAKY.test(event.name)) this.#passedAtLast()
      if (!event.closed) this.#open.push(event)
      else if (fails) this.#finish()
    }
  }

  get isDone(): boolean {
    return this.tests.length >= FAILURES_CAP || this.#open.length > DEPTH_CAP
  }

  #text(event: Extract<XmlEvent, { kind: 'text' }>): void {
    const failure = this.#failure
    if (failure === null || failure.text.length >= DETAILS_CAP) return
    const text = event.raw ? event.text : decodeXml(event.text)
    if (text.trim() === '' && failure.text === '') return
    if (failure.text === '') failure.at = event.at
    failure.text += text.slice(0, DETAILS_CAP - failure.text.length)
  }

  #close(name: string): void {
    if (this.#open.at(-1)?.name === name) this.#open.pop()
    if (name === 'failure' || name === 'error') this.#finish()
  }

  #case(): Open | undefined {
    return this.#open.findLast((tag) => tag.name === 'testcase')
  }

  #named(testcase: Open): ReportedFlake {
    const suites = this.#open.filter((tag) => tag.name === 'testsuite')
    return {
      name: attribute(testcase, 'name') ?? 'unnamed test',
      suite: attribute(testcase, 'classname') ?? suites.map((tag) => attribute(tag, 'name')).at(-1) ?? null,
      path: pathOf(testcase, suites),
      at: testcase.at,
    }
  }

  #passedAtLast(): void {
    const testcase = this.#case()
    if (testcase !== undefined && this.flakes.at(-1)?.at !== testcase.at && this.flakes.length < FAILURES_CAP)
      this.flakes.push(this.#named(testcase))
  }

  #finish(): void {
    const failure = this.#failure
    this.#failure = null
    const testcase = this.#case()
    if (failure === null || this.#told || testcase === undefined) return
    this.#told = true
    const said = attribute(failure.tag, 'message') ?? failure.text.trim().split('\n')[0] ?? ''
    this.tests.push({
      ...this.#named(testcase),
      line: numberOf(attribute(testcase, 'line') ?? attribute(testcase, 'lineno') ?? undefined),
      type: attribute(failure.tag, 'type'),
      message: said.slice(0, MESSAGE_CAP),
      expected: null,
      actual: null,
      details: failure.text,
      detailsAt: failure.at,
    })
  }
}

/**
 * Reads JUnit's XML as its many writers print it (Ant, Surefire, pytest, Jest, PHPUnit, GoogleTest, gotestsum, …).
 * One pass, no document types and no entities of its own; text that is no such report gives an empty one.
 */
export const readJunit = (xml: string): Report => {
  const reader = new Reader()
  for (const event of scanXml(xml)) {
    reader.read(event)
    if (reader.isDone) break
  }
  return { tests: reader.tests, findings: [], flakes: reader.flakes }
}
