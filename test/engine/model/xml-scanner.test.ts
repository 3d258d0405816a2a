import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { decodeXml, scanXml } from '../../../src/engine/model/xml-scanner.ts'

const scanned = (xml: string) =>
  [...scanXml(xml)].map((event) => {
    if (event.kind === 'open') {
      return `<${event.name} ${JSON.stringify(Object.fromEntries(event.attributes))}${event.closed ? '/' : ''}>`
    }
    return event.kind === 'close'
      ? `</${event.name}>`
      : `${event.raw ? 'raw' : 'text'} ${event.text}@${event.at}`
  })

describe('XML', () => {
  it.each([
    ['<a b="1" c=\'2\'>x</a>', ['<a {"b":"1","c":"2"}>', 'text x@15', '</a>']],
    ['<a/>', ['<a {}/>']],
    ['<?xml version="1.0"?><!-- <b> --><a />', ['<a {}/>']],
    ['<a><![CDATA[<b>]]></a>', ['<a {}>', 'raw <b>@12', '</a>']],
    ['<a><![CDATA[cut off', ['<a {}>', 'raw cut off@12']],
    ['<a b = "">', ['<a {"b":""}>']],
    ['only text', ['text only text@0']],
    ['<a></ a>', ['<a {}>']],
    ['<a b=c>', []],
    ['<a><!DOCTYPE x><b>', ['<a {}>']],
    ['<a><!-- never closed <b>', ['<a {}>']],
    ['< a>', []],
  ])('%j is scanned as %j', (xml, events) => {
    expect(scanned(xml)).toEqual(events)
  })

  it.each([
    ['plain', 'plain'],
    ['&lt;&gt;&amp;&quot;&apos;', '<>&"\''],
    ['&#65;&#x42;', 'AB'],
    ['&own; &', '&own; &'],
    ['&#0;&#xD800;&#x110000;', ''],
  ])('%j is decoded to %j', (text, decoded) => {
    expect(decodeXml(text)).toBe(decoded)
  })

  test.prop([
    fc.string({
      unit: fc.constantFrom('<', '>', '/', '!', '-', '[', ']', 'a', ' ', '=', '"'),
      maxLength: 60,
    }),
  ])('is scanned to an end, forwards only', (xml) => {
    const offsets = [...scanXml(xml)].flatMap((event) => (event.kind === 'close' ? [] : [event.at]))
    expect(offsets).toEqual(offsets.toSorted((a, b) => a - b))
  })
})
