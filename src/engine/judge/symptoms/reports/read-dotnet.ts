import type { XmlEvent } from '../../../model/xml-scanner.ts'
import type { Report, ReportedTest } from './report.ts'
import { FAILURES_CAP, MESSAGE_CAP } from './report.ts'
import {
  attributeOf,
  DEPTH_CAP,
  type Opened,
  readXml,
  type Said,
  sayMore,
  type Text,
  type XmlReader,
} from './xml-reader.ts'

const CASE = /^(?:test-case|test|UnitTestResult)$/
const MESSAGE = /^[Mm]essage$/
const TRACE = /^(?:stack-trace|StackTrace)$/

type Failing = {
  readonly tag: Opened
  readonly message: Said
  readonly trace: Said
  readonly depth: number
  type: string | null
}

const isFailed = ({ attributes }: Opened): boolean => {
  const said = attributes.get('outcome') ?? attributes.get('result') ?? ''
  return /^(?:fail(?:ed|ure)?|error|timeout|aborted)$/i.test(said) || attributes.get('success') === 'False'
}

class DotnetReader implements XmlReader {
  readonly tests: (ReportedTest & { readonly testId: string })[] = []
  /** Visual Studio names the class of a test beside its results, by an id. */
  readonly classes = new Map<string, string>()
  readonly #open: string[] = []
  #failing: Failing | null = null
  #unit: string | null = null

  get isDone(): boolean {
    return this.#open.length > DEPTH_CAP
  }

  read(event: XmlEvent): void {
    if (event.kind === 'open') this.#opened(event)
    else if (event.kind === 'close') this.#closed(event.name)
    else this.#text(event)
  }

  #opened(tag: Opened): void {
    if (this.#failing === null && CASE.test(tag.name) && isFailed(tag)) {
      const nothing = () => ({ text: '', at: tag.at })
      const begun = { tag, message: nothing(), trace: nothing(), depth: this.#open.length, type: null }
      if (tag.closed) this.#finish(begun)
      else this.#failing = begun
    }
    if (this.#failing !== null && tag.name === 'failure')
      this.#failing.type = attributeOf(tag, 'exception-type')
    if (tag.name === 'UnitTest') this.#unit = attributeOf(tag, 'id')
    const className = tag.name === 'TestMethod' ? attributeOf(tag, 'className') : null
    if (this.#unit !== null && className !== null) this.classes.set(this.#unit, className)
    if (!tag.closed) this.#open.push(tag.name)
  }

  #text(text: Text): void {
    const element = this.#open.at(-1) ?? ''
    if (this.#failing === null) return
    if (MESSAGE.test(element)) sayMore(this.#failing.message, text)
    else if (TRACE.test(element)) sayMore(this.#failing.trace, text)
  }

  #closed(name: string): void {
    if (this.#open.at(-1) !== name) return
    this.#open.pop()
    if (this.#failing?.depth !== this.#open.length) return
    this.#finish(this.#failing)
    this.#failing = null
  }

  #finish({ tag, message, trace, type }: Failing): void {
    if (this.tests.length >= FAILURES_CAP) return
    this.tests.push({
      name: attributeOf(tag, 'methodname', 'name', 'testName') ?? 'unnamed test',
      suite: attributeOf(tag, 'classname', 'type'),
      path: null,
      line: null,
      type,
      message: message.text.trim().slice(0, MESSAGE_CAP),
      expected: null,
      actual: null,
      details: trace.text,
      at: tag.at,
      detailsAt: trace.text === '' ? message.at : trace.at,
      testId: attributeOf(tag, 'testId') ?? '',
    })
  }
}

/**
 * Reads the XML that .NET's runners write: Visual Studio's test results (TRX), NUnit 2 and 3, xUnit.net 2. Text
 * that is no such report gives an empty one.
 */
export const readDotnet = (xml: string): Report => {
  const { tests, classes } = readXml(xml, new DotnetReader())
  return {
    tests: tests.map(({ testId, ...test }) => ({
      ...test,
      suite: test.suite ?? classes.get(testId) ?? null,
    })),
    findings: [],
  }
}
