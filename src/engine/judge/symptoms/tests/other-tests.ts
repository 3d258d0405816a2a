import { lineExtractor } from '../line-rules.ts'
import { failingTest } from './failing-test.ts'

const afterLastDot = (full: string) => {
  const bracket = full.indexOf('(')
  const dot = full.lastIndexOf('.', bracket === -1 ? full.length : bracket)
  return failingTest(full.slice(dot + 1), { suite: dot === -1 ? null : full.slice(0, dot) })
}

/** .NET, Dart and Flutter, Bazel, Clojure, Tcl and Playwright. Cypress prints as Mocha does. */
export const otherTests = lineExtractor('other-tests', [
  {
    needs: ['Failed ', ' X ', '\tX '],
    pattern: /^\s{1,8}(?:Failed|X) ([\w.+`]{1,300}(?:\(.{0,300}\))?) \[[^\]]{1,30}\]$/,
    symptom: (match) => afterLastDot(match[1] ?? ''),
  },
  {
    needs: '[FAIL]',
    pattern: /^(?:\[xUnit\.net [\d:.]{1,20}\])?\s{1,20}([\w.+`]{1,300}(?:\(.{0,300}\))?) \[FAIL\]$/,
    symptom: (match) => afterLastDot(match[1] ?? ''),
  },
  {
    needs: '[E]',
    // Dart: `00:03 +1 -1: test/a_test.dart: group name [E]`; the time is no time stamp here.
    pattern: /\+\d{1,6}(?: ~\d{1,6})? -\d{1,6}: (?:([^\s:"'()]{1,400}\.dart): )?(.{1,400}) \[E\]$/,
    symptom: (match) => failingTest(match[2] ?? '', { path: match[1] }),
    about: 2,
  },
  {
    needs: '//',
    pattern:
      /^(?:FAIL: )?(\/\/[\w./@+-]{0,300}:[\w./@+-]{1,200})(?: {1,80}(?:FAILED|TIMEOUT)\b.{0,200}| \(.{0,400}\))$/,
    symptom: (match) => failingTest(match[1] ?? ''),
  },
  {
    needs: [' in ('],
    // Clojure: `FAIL in (adds-tax-test) (cart_test.clj:14)`.
    pattern: /^(?:FAIL|ERROR) in \(([^\s()]{1,300})\) \(([^\s()]{1,400}\.clj[cs]?):(\d{1,7})\)$/,
    symptom: (match) => failingTest(match[1] ?? '', { path: match[2], line: match[3] }),
  },
  {
    needs: ' FAILED',
    // tcltest: `==== cart-1.2 adds up FAILED`.
    pattern: /^==== (\S{1,200}) (.{1,300}?) FAILED$/,
    symptom: (match) => failingTest(match[2] ?? '', { suite: match[1] }),
    about: 2,
  },
  {
    needs: ' › ',
    // Playwright: `1) [chromium] › tests/a.spec.ts:12:5 › suite › name ────`.
    pattern:
      /^\s{0,8}\d{1,6}\) (?:\[[\w -]{1,60}\] › )?([^\s:"'()]{1,400}):(\d{1,7}):\d{1,6} › (.{1,400}?)[ ─]{0,200}$/,
    symptom: (match) => failingTest(match[3] ?? '', { path: match[1], line: match[2] }),
    about: 3,
  },
])
