import { scanXml, type XmlEvent } from '../model/xml-scanner.ts'
import type { Range } from './join-ranges.ts'

type Open = Extract<XmlEvent, { readonly kind: 'open' }>
type Close = Extract<XmlEvent, { readonly kind: 'close' }>
type Text = Extract<XmlEvent, { readonly kind: 'text' }>

const CASE = /^(?:testcase|test-case|test|UnitTestResult)$/
const FAILING = /^(?:failure|error|flakyFailure|flakyError)$/
/** What tests printed, and what was attached to them. */
const PRINTED =
  /^(?:system-out|system-err|output|StdOut|StdErr|DebugTrace|TextMessages|properties|attachments|ResultFiles)$/
/** Elements within one another that are followed; deeper ones are not read. */
const DEPTH = 64
/** Characters kept of one text, such as a stack trace. */
const TEXT = 32 * 1024
/** Failing tests that are kept; a report with more repeats itself. */
const CASES = 300

export type FailingRanges = {
  /** In order, without overlap: the failing tests, and the tags of what they stand in. */
  readonly ranges: readonly Range[]
  /** Failing tests that were not kept. */
  readonly left: number
  /** Why the text was not read to its end, where it was not. */
  readonly brokenOff: string | null
}

/** Finds what a report says of failing tests, keeping about `most` characters. */
export function failingRanges(xml: string, most: number): FailingRanges {
  const failedIds = idsOfFailed(xml)
  const cutter = new Cutter(failedIds, most)
  const events = scanXml(xml)
  for (let step = events.next(); ; step = events.next()) {
    if (step.done === true) return cutter.end(xml, step.value)
    cutter.read(step.value)
    if (cutter.isTooDeep) return cutter.end(xml, step.value.at)
  }
}

/** Visual Studio names the class of a test beside its results, by an id. */
function idsOfFailed(xml: string): ReadonlySet<string> {
  const ids = new Set<string>()
  if (!xml.includes('<UnitTestResult')) return ids
  for (const event of scanXml(xml)) {
    if (event.kind !== 'open' || event.name !== 'UnitTestResult' || !saysFailed(event)) continue
    if (ids.size < CASES) ids.add(event.attributes.get('testId') ?? '')
  }
  return ids
}

function saysFailed({ attributes }: Open): boolean {
  const said = attributes.get('outcome') ?? attributes.get('result') ?? ''
  return /^(?:fail(?:ed|ure)?|error|timeout|aborted)$/i.test(said) || attributes.get('success') === 'False'
}

/** The test that is being read, and what of it is left out. */
type Case = { readonly tag: Open; readonly depth: number; readonly holes: Range[]; fails: boolean }

class Cutter {
  readonly #failedIds: ReadonlySet<string>
  readonly #most: number
  readonly #ranges: Range[] = []
  readonly #open: { readonly tag: Open; kept: boolean }[] = []
  #case: Case | null = null
  #hole: { readonly start: number; readonly depth: number } | null = null
  #kept = 0
  #cases = 0
  #left = 0

  constructor(failedIds: ReadonlySet<string>, most: number) {
    this.#failedIds = failedIds
    this.#most = most
  }

  get isTooDeep(): boolean {
    return this.#open.length > DEPTH
  }

  read(event: XmlEvent): void {
    if (event.kind === 'open') this.#opened(event)
    else if (event.kind === 'close') this.#closed(event)
    else this.#text(event)
  }

  /** `stopped` is the offset at which the text was no XML any more, or its end. */
  end(xml: string, stopped: number): FailingRanges {
    const brokenOff = xml.includes('>', stopped)
      ? this.isTooDeep
        ? `its elements are nested deeper than ${DEPTH}`
        : 'from its middle on it is no XML'
      : this.#open.length > 0 || stopped < xml.length
        ? 'it ends in its middle'
        : null
    if (this.#case !== null) {
      if (this.#hole !== null) this.#case.holes.push([this.#hole.start, stopped])
      this.#finish(this.#case, stopped)
    }
    return { ranges: this.#ranges, left: this.#left, brokenOff }
  }

  #opened(tag: Open): void {
    if (this.#case !== null) {
      if (this.#hole === null && FAILING.test(tag.name)) this.#case.fails = true
      if (this.#hole === null && !tag.closed && PRINTED.test(tag.name))
        this.#hole = { start: tag.at, depth: this.#open.length }
    } else if (this.#isCase(tag)) {
      const begun: Case = { tag, depth: this.#open.length, holes: [], fails: this.#fails(tag) }
      if (tag.closed) this.#finish(begun, tag.end)
      else this.#case = begun
    }
    if (!tag.closed) this.#open.push({ tag, kept: false })
  }

  #isCase({ name }: Open): boolean {
    return CASE.test(name) || (name === 'UnitTest' && this.#failedIds.size > 0)
  }

  #fails(tag: Open): boolean {
    return tag.name === 'UnitTest' ? this.#failedIds.has(tag.attributes.get('id') ?? '') : saysFailed(tag)
  }

  #text({ at, text }: Text): void {
    if (this.#case !== null && this.#hole === null && text.length > TEXT)
      this.#case.holes.push([at + TEXT, at + text.length])
  }

  #closed({ name, at, end }: Close): void {
    if (this.#open.at(-1)?.tag.name !== name) return
    const own = this.#open.pop()
    const depth = this.#open.length
    if (this.#hole?.depth === depth) {
      this.#case?.holes.push([this.#hole.start, end])
      this.#hole = null
    }
    if (this.#case?.depth === depth) {
      this.#finish(this.#case, end)
      this.#case = null
    } else if (own?.kept === true) this.#ranges.push([at, end])
  }

  #finish({ tag, holes, fails, depth }: Case, end: number): void {
    if (!fails) return
    const isTest = tag.name !== 'UnitTest'
    if (isTest && (this.#cases >= CASES || this.#kept >= this.#most)) {
      this.#left += 1
      return
    }
    if (isTest) this.#cases += 1
    for (const around of this.#open.slice(0, depth)) {
      if (!around.kept) this.#ranges.push([around.tag.at, around.tag.end])
      around.kept = true
    }
    let start = tag.at
    for (const [from, to] of [...holes, [end, end] as const]) {
      if (from > start) this.#ranges.push([start, from])
      this.#kept += from - start
      start = to
    }
  }
}
