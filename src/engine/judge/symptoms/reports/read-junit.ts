import type { XmlEvent } from '../../../model/xml-scanner.ts'
import { numberOf } from '../line-rules.ts'
import type { Report, ReportedFlake, ReportedTest } from './report.ts'
import { FAILURES_CAP, MESSAGE_CAP } from './report.ts'
import {
  attributeOf,
  DEPTH_CAP,
  type Opened,
  readXml,
  type Said,
  sayMore,
  type XmlReader,
} from './xml-reader.ts'

const PATH =
  /^(?:[^\s:"'<>]{0,400}[\\/])?[^\s:"'<>\\/]{1,200}\.(?:[cm]?[jt]sx?|py|rb|php|go|rs|exs?|dart|swift|cc?|cpp)$/

/** The file that the case names, or its suites name, or that its class is called after. */
const pathOf = (testcase: Opened, suites: readonly Opened[]): string | null => {
  const own = attributeOf(testcase, 'file', 'filepath')
  if (own !== null) return own
  const given = suites.map((suite) => attributeOf(suite, 'file', 'filepath'))
  const named = [attributeOf(testcase, 'classname'), ...suites.map((suite) => attributeOf(suite, 'name'))]
  return (
    given.findLast((path) => path !== null) ??
    named.findLast((name) => name !== null && PATH.test(name)) ??
    null
  )
}

/** Surefire's words for a failed attempt of a case that passed at last. */
const FLAKY = /^flaky(?:Failure|Error)$/

/** A failed case is told by its first `failure` or `error`; `rerunFailure` is not asked. */
class JunitReader implements XmlReader {
  readonly tests: ReportedTest[] = []
  readonly flakes: ReportedFlake[] = []
  readonly #open: Opened[] = []
  #failure: (Said & { readonly tag: Opened }) | null = null
  #told = false

  read(event: XmlEvent): void {
    if (event.kind === 'text') {
      if (this.#failure !== null) sayMore(this.#failure, event)
    } else if (event.kind === 'close') this.#close(event.name)
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

  #close(name: string): void {
    if (this.#open.at(-1)?.name === name) this.#open.pop()
    if (name === 'failure' || name === 'error') this.#finish()
  }

  #case(): Opened | undefined {
    return this.#open.findLast((tag) => tag.name === 'testcase')
  }

  #named(testcase: Opened): ReportedFlake {
    const suites = this.#open.filter((tag) => tag.name === 'testsuite')
    return {
      name: attributeOf(testcase, 'name') ?? 'unnamed test',
      suite:
        attributeOf(testcase, 'classname') ?? suites.map((tag) => attributeOf(tag, 'name')).at(-1) ?? null,
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
    const said = attributeOf(failure.tag, 'message') ?? failure.text.trim().split('\n')[0] ?? ''
    this.tests.push({
      ...this.#named(testcase),
      line: numberOf(attributeOf(testcase, 'line', 'lineno') ?? undefined),
      type: attributeOf(failure.tag, 'type'),
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
 * Text that is no such report gives an empty one.
 */
export const readJunit = (xml: string): Report => {
  const { tests, flakes } = readXml(xml, new JunitReader())
  return { tests, findings: [], flakes }
}
