import { decodeXml, scanXml, type XmlEvent } from '../../../model/xml-scanner.ts'
import { DETAILS_CAP } from './report.ts'

export type Opened = Extract<XmlEvent, { readonly kind: 'open' }>
export type Text = Extract<XmlEvent, { readonly kind: 'text' }>

/** What a report written in XML is read by: it is given one event after the other until it has enough. */
export type XmlReader = {
  readonly read: (event: XmlEvent) => void
  readonly isDone: boolean
}

/** Elements within one another that are followed; what holds deeper ones is not read on. */
export const DEPTH_CAP = 64

/** One pass, no document types and no entities of its own; gives the reader back. */
export const readXml = <Reader extends XmlReader>(xml: string, reader: Reader): Reader => {
  for (const event of scanXml(xml)) {
    reader.read(event)
    if (reader.isDone) break
  }
  return reader
}

/** The first of these attributes that says something, without the blanks around it. */
export const attributeOf = ({ attributes }: Opened, ...names: readonly string[]): string | null => {
  for (const name of names) {
    const value = decodeXml(attributes.get(name) ?? '').trim()
    if (value !== '') return value
  }
  return null
}

/** Text of an element as it comes in pieces, and the offset of the first that is not blank. */
export type Said = { text: string; at: number }

/** Adds a piece, as far as there is room. */
export const sayMore = (said: Said, { text, raw, at }: Text): void => {
  if (said.text.length >= DETAILS_CAP) return
  const decoded = raw ? text : decodeXml(text)
  if (decoded.trim() === '' && said.text === '') return
  if (said.text === '') said.at = at
  said.text += decoded.slice(0, DETAILS_CAP - said.text.length)
}
