import type { Draft, Extractor } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { failingTest } from './failing-test.ts'

/** Alcotest: `> [FAIL]        cart          3   adds up.`, and the same line in a box above the test's own output. */
const ALCOTEST =
  /^[\s>│|]{0,6}\[(?:FAIL|ERROR)\] {1,20}(\S(?:[^ ]| (?! )){0,200}) {2,80}\d{1,6} {1,20}(\S(?:[^ │]| (?! )){0,300})[\s│|]{0,100}$/
/** OUnit: `Failure: cart:3:adds up:0.` below a rule; parts that are numbers say only where in a list a test stands. */
const OUNIT = /^(?:Failure|Error): ([^\s:][^:]{0,200}(?::[^:]{0,300}){1,12})$/
const RULE = /^={20,200}$/
const PLACE = /(?:^|\s)File "([^"]{1,400})", line (\d{1,7})/
/** Lines below a test's heading among which its place is looked for. */
const REACH = 8

const placeBelow = (lines: readonly LogLine[], start: number): RegExpExecArray | null => {
  for (let at = start + 1; at < Math.min(lines.length, start + REACH); at += 1) {
    const text = lines[at]?.text ?? ''
    const place = text.includes('File "') ? PLACE.exec(text) : null
    if (place !== null) return place
  }
  return null
}

type Named = { readonly suite: string | undefined; readonly name: string }

const alcotest = (text: string): Named | null => {
  const match = ALCOTEST.exec(text)
  return match === null ? null : { suite: match[1], name: (match[2] ?? '').replace(/\.$/, '') }
}

const ounit = (text: string): Named | null => {
  const parts = OUNIT.exec(text)?.[1]
    ?.split(':')
    .filter((part) => !/^\d{0,6}$/.test(part))
  const name = parts?.pop()
  return name === undefined ? null : { suite: parts?.join(':'), name: name.replace(/\.$/, '') }
}

/** Alcotest's lines of failed tests, and OUnit's reports. */
export const ocamlTests: Extractor = {
  name: 'ocaml-tests',
  sees: { needs: ['[FAIL] ', '[ERROR] ', '\nFailure: ', '\nError: '], before: 1, after: REACH },
  read: (lines) => {
    const drafts: Draft[] = []
    lines.forEach((line, at) => {
      const { text } = line
      const isReport = text.startsWith('Failure: ') || text.startsWith('Error: ')
      const isListed = text.includes('[FAIL] ') || text.includes('[ERROR] ')
      if (!isReport && !isListed) return
      if (isReport && !RULE.test(lines[at - 1]?.text ?? '')) return
      const named = isReport ? ounit(text) : alcotest(text)
      if (named === null) return
      // Of a list the next lines are other tests': only a box stands above what its test printed.
      const place = isReport || text.includes('│') ? placeBelow(lines, at) : null
      const symptom = failingTest(named.name, { suite: named.suite, path: place?.[1], line: place?.[2] })
      drafts.push({ line, about: named.name, symptom })
    })
    return drafts
  },
}
