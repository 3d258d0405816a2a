import type { Draft, Extractor } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import type { Compared } from './compared-values.ts'
import { comparedAt } from './compared-values.ts'
import { failingTest } from './failing-test.ts'

const PLACE = /^\s{4,60}([\w.-]{1,200}\.go):(\d{1,7}):/

type Event = {
  readonly folder: string
  readonly name: string
  readonly action: string
  readonly output: string
}

const EVENT =
  /\{"Time":"[^"]{1,60}","Action":"(\w{1,20})","Package":"([^"]{1,400})","Test":"([^"]{1,400})"(?:,"Output":"(.{0,4000})")?/

/**
 * The event that begins on the given line (https://pkg.go.dev/cmd/test2json, whose members have a fixed order). An
 * event with a line end in its output was taken apart: time, action, package, test and output are lines of one number.
 */
const eventAt = (lines: readonly LogLine[], at: number): Event | null => {
  const line = lines[at]
  if (line === undefined) return null
  if (line.raw.includes('"Test":"')) {
    const [, action, folder, name, output] = EVENT.exec(line.raw) ?? []
    if (action === undefined || folder === undefined || name === undefined) return null
    return { action, folder, name, output: output ?? '' }
  }
  if (line.text !== 'output') return null
  const [folder, name, output] = lines.slice(at + 1, at + 4).map((part) => part.text)
  if (lines[at + 3]?.number !== line.number || folder === undefined || name === undefined) return null
  return { action: 'output', folder, name, output: output ?? '' }
}

type Said = { place?: RegExpExecArray; values?: Compared }

const hear = (said: Said, line: LogLine, output: string): void => {
  const text = output.trimEnd()
  const place = text.includes('.go:') ? PLACE.exec(text) : null
  if (place !== null) said.place ??= place
  const values = comparedAt([{ ...line, text }], 0)
  if (values !== null) said.values ??= values
}

/** `go test -json`: a failed test is an event of its own, what it said stands in the events before it. */
export const goJsonTests: Extractor = {
  name: 'go-json-tests',
  sees: { needs: ['"Test":"', '\noutput\n'], after: 3 },
  read: (lines) => {
    const drafts: Draft[] = []
    const said = new Map<string, Said>()
    for (const [at, line] of lines.entries()) {
      const event = eventAt(lines, at)
      if (event === null) continue
      const { folder, name, action, output } = event
      const key = `${folder} ${name}`
      const heard = said.get(key) ?? {}
      said.set(key, heard)
      if (action === 'output') hear(heard, line, output)
      if (action !== 'fail') continue
      const path = heard.place === undefined ? null : `${folder}/${heard.place[1]}`
      const test = failingTest(name, { suite: folder, path, line: heard.place?.[2] })
      drafts.push({ line, about: name, symptom: { ...test, ...heard.values } })
    }
    return drafts
  },
}
