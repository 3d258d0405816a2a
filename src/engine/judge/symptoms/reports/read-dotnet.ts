import { decodeXml, scanXml, type XmlEvent } from '../../../model/xml-scanner.ts'
import type { Report, ReportedTest } from './report.ts'
import { DETAILS_CAP, FAILURES_CAP, MESSAGE_CAP } from './report.ts'

type Open = Extract<XmlEvent, { readonly kind: 'open' }>

/** Elements within one another that are followed; deeper ones are not read. */
const DEPTH_CAP = 64

const CASE = /^(?:test-case|test|UnitTestResult)$/
const MESSAGE = /^[Mm]essage$/
const TRACE = /^(?:stack-trace|StackTrace)$/

type Said = { text: string; at: number }
type Failing = {
  readonly tag: Open
  readonly message: Said
  readonly trace: Said
  readonly depth: number
  type: string | null
}

const attribute = (tag: Open, ...names: readonly string[]): string | null => {
  for (const name of names) {
    const value = decodeXml(tag.attributes.get(name) ?? '').trim()
    if (value !== '') return value
  }
  return null
}

const isFailed = ({ attributes }: Open): boolean => {
  const said = attributes.get('outcome') ?? attributes.get('result') ?? ''
  return /^(?:fail(?:ed|ure)?|error|timeout|aborted)$/i.test(said) || attributes.get('success') === 'False'
}

class Reader {
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

  #opened(tag: Open): void {
    if (this.#failing === null && CASE.test(tag.name) && isFailed(tag)) {
      const nothing = () => ({ text: '', at: tag.at })
      const begun = { tag, message: nothing(), trace: nothing(), depth: this.#open.length, type: null }
      if (tag.closed) this.#finish(begun)
      else this.#failing = begun
    }
    if (this.#failing !== null && tag.name === 'failure')
      this.#failing.type = attribute(tag, 'exception-type')
    if (tag.name === 'UnitTest') this.#unit = attribute(tag, 'id')
    const className = tag.name === 'TestMethod' ? attribute(tag, 'className') : null
    if (this.#unit !== null && className !== null) this.classes.set(this.#unit, className)
    if (!tag.closed) this.#open.push(tag.name)
  }

  #text(event: Extract<XmlEvent, { readonly kind: 'text' }>): void {
    const element = this.#open.at(-1) ?? ''
    const failing = this.#failing
    if (failing === null) return
    const said = MESSAGE.test(element) ? failing.message : TRACE.test(element) ? failing.trace : null
    if (said === null || said.text.length >= DETAILS_CAP) return
    const text = event.raw ? event.text : decodeXml(event.text)
    if (text.trim() === '' && said.text === '') return
    if (said.text === '') said.at = event.at
    said.text += text.slice(0, DETAILS_CAP - said.text.length)
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
      name: attribute(tag, 'methodname', 'name', 'testName') ?? 'unnamed test',
      suite: attribute(tag, 'classname', 'type'),
      path: null,
      line: null,
      type,
      message: message.text.trim().slice(0, MESSAGE_CAP),
      expected: null,
      actual: null,
      details: trace.text,
      at: tag.at,
      detailsAt: trace.text === '' ? message.at : trace.at,
      testId: attribute(tag, 'testId') ?? '',
    })
  }
}

/**
 * Reads the XML that .NET's runners write: Visual Studio's test results (TRX), NUnit 2 and 3, xUnit.net 2. One pass, no
 * document types and no entities of its own; text that is no such report gives an empty one.
 */
export const readDotnet = (xml: string): Report => {
  const reader = new Reader()
  for (const event of scanXml(xml)) {
    reader.read(event)
    if (reader.isDone) break
  }
  const tests = reader.tests.map(({ testId, ...test }) => ({
    ...test,
    suite: test.suite ?? reader.classes.get(testId) ?? null,
  }))
  return { tests, findings: [] }
}
