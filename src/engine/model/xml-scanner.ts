/**
 * A start tag, an end tag, or text between tags, with the offset of its first character; of a tag also the offset
 * behind it. Attribute values and text are still encoded.
 */
export type XmlEvent =
  | {
      readonly kind: 'open'
      readonly name: string
      readonly attributes: ReadonlyMap<string, string>
      readonly closed: boolean
      readonly at: number
      readonly end: number
    }
  | { readonly kind: 'close'; readonly name: string; readonly at: number; readonly end: number }
  | { readonly kind: 'text'; readonly text: string; readonly raw: boolean; readonly at: number }

const NAME = /[A-Za-z_][\w:.-]{0,60}/y
const ATTRIBUTE =
  /\s{1,200}([A-Za-z_][\w:.-]{0,60})\s{0,20}=\s{0,20}(?:"([^"<]{0,65536})"|'([^'<]{0,65536})')/y
const TAG_END = /\s{0,200}(\/?)>/y

const stickyAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

type Step = { readonly event: XmlEvent | null; readonly next: number }

const openTag = (xml: string, at: number): Step | null => {
  const name = stickyAt(NAME, xml, at + 1)
  if (name === null) return null
  let next = at + 1 + name[0].length
  const attributes = new Map<string, string>()
  for (;;) {
    const mark = stickyAt(TAG_END, xml, next)
    if (mark !== null) {
      const end = next + mark[0].length
      return {
        event: { kind: 'open', name: name[0], attributes, closed: mark[1] === '/', at, end },
        next: end,
      }
    }
    const attribute = stickyAt(ATTRIBUTE, xml, next)
    if (attribute === null) return null
    attributes.set(attribute[1] ?? '', attribute[2] ?? attribute[3] ?? '')
    next += attribute[0].length
  }
}

/** Behind the given end mark; the whole rest where the mark is missing. */
const behind = (xml: string, mark: string, from: number): number => {
  const at = xml.indexOf(mark, from)
  return at === -1 ? xml.length : at + mark.length
}

const markupAt = (xml: string, at: number): Step | null => {
  if (xml.startsWith('<!--', at)) return { event: null, next: behind(xml, '-->', at) }
  if (xml.startsWith('<?', at)) return { event: null, next: behind(xml, '?>', at) }
  if (xml.startsWith('<![CDATA[', at)) {
    const end = xml.indexOf(']]>', at)
    const text = xml.slice(at + 9, end === -1 ? xml.length : end)
    return { event: { kind: 'text', text, raw: true, at: at + 9 }, next: behind(xml, ']]>', at) }
  }
  if (xml.startsWith('</', at)) {
    const name = stickyAt(NAME, xml, at + 2)?.[0]
    const end = behind(xml, '>', at)
    return name === undefined ? null : { event: { kind: 'close', name, at, end }, next: end }
  }
  return openTag(xml, at)
}

/**
 * Scans XML from its start to its end once. It knows tags, attributes, text, CDATA, comments and processing
 * instructions; a document type, and with it any entity of its own, ends the scan, as does what is no XML. It returns
 * the offset at which it ended.
 */
export function* scanXml(xml: string): Generator<XmlEvent, number> {
  let at = 0
  while (at < xml.length) {
    const tag = xml.indexOf('<', at)
    const end = tag === -1 ? xml.length : tag
    if (end > at) yield { kind: 'text', text: xml.slice(at, end), raw: false, at }
    if (tag === -1) return end
    const step = markupAt(xml, tag)
    if (step === null) return tag
    if (step.event !== null) yield step.event
    at = step.next
  }
  return at
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const character = (code: number): string =>
  code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ''

/** Text with XML's five named entities and its numbered ones put in; any other stays as it stands. */
export const decodeXml = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g,
        (_, name, decimal, hex) => {
          if (typeof name === 'string') return NAMED[name] ?? ''
          return character(typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16))
        },
      )
    : text
