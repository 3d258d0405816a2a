import { lineExtractor } from '../line-rules.ts'
import { failingTest } from './failing-test.ts'

const afterLastDot = (full: string) => {
  const bracket = full.indexOf('(')
  const dot = full.lastIndexOf('.', bracket === -1 ? full.length : bracket)
  return failingTest(full.slice(dot + 1), { suite: dot === -1 ? null : full.slice(0, dot) })
}

/** A name that somebody wrote in words is no dotted one. */
const dotnetTest = (name: string) =>
  /^[\w.+`]{1,300}(?:\(|$)/.test(name) ? afterLastDot(name) : failingTest(name)

/** .NET, Dart and Flutter, Bazel, Clojure, Tcl, Julia, Deno and Playwright. Cypress prints as Mocha does. */
export const otherTests = lineExtractor('other-tests', [
  {
    needs: ['Failed ', ' X ', '\tX '],
    pattern: /^\s{1,8}(?:Failed|X) (\S.{0,500}) \[(?:< ?)?\d[^\]]{0,28}\]$/,
    symptom: (match) => dotnetTest(match[1] ?? ''),
  },
  {
    needs: 'failed ',
    // Microsoft.Testing.Platform: `failed Adds (1s 20ms)`.
    pattern: /^\s{0,4}failed (\S.{0,500}) \((?:\d{1,6}m?[hms] ?){1,4}\)$/,
    symptom: (match) => dotnetTest(match[1] ?? ''),
  },
  {
    needs: ' : ',
    // NUnit's console.
    pattern: /^\s{0,4}\d{1,6}\) (?:Failed|Error|SetUp Error|TearDown Error) : (\S.{0,500})$/,
    symptom: (match) => dotnetTest(match[1] ?? ''),
  },
  {
    needs: '[FAIL]',
    pattern:
      /^(?:\[xUnit\.net [\d:.]{1,20}\]\s{1,20}(\S.{0,500})|\s{1,20}([\w.+`]{1,300}(?:\(.{0,300}\))?)) \[FAIL\]$/,
    symptom: (match) => dotnetTest(match[1] ?? match[2] ?? ''),
  },
  {
    needs: '[E]',
    // Dart: `00:03 +1 -1: test/a_test.dart: group name [E]`; the time is no time stamp here.
    pattern: /\+\d{1,6}(?: ~\d{1,6})? -\d{1,6}: (?:([^\s:"'()]{1,400}\.dart): )?(.{1,400}) \[E\]$/,
    symptom: (match) => failingTest(match[2] ?? '', { path: match[1] }),
    about: 2,
  },
  {
    needs: '❌ ',
    // Dart on GitHub: `❌ test/a_test.dart: group name (failed)`.
    pattern: /^❌ (?:([^\s:"'()]{1,400}\.dart): )?(\S.{0,400}) \(failed\)$/,
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
    needs: ['FAIL in ', 'ERROR in '],
    // Clojure: `FAIL in (adds-tax-test) (cart_test.clj:14)`; kaocha names the namespace and uses no brackets.
    pattern:
      /^(?:FAIL|ERROR) in (?:\(|([^\s()/]{1,200})\/)([^\s()]{1,300})\)? \(([^\s()]{1,400}\.clj[cs]?):(\d{1,7})\)$/,
    symptom: (match) => failingTest(match[2] ?? '', { suite: match[1], path: match[3], line: match[4] }),
    about: 2,
  },
  {
    needs: ' FAILED',
    // tcltest: `==== cart-1.2 adds up FAILED`.
    pattern: /^==== (\S{1,200}) (.{1,300}?) FAILED$/,
    symptom: (match) => failingTest(match[2] ?? '', { suite: match[1] }),
    about: 2,
  },
  {
    needs: ['Test Failed at ', 'Error During Test at '],
    // Julia: `tax: Test Failed at /w/test/cart.jl:12`.
    pattern: /^(?:(\S.{0,200}?): )?(?:Test Failed|Error During Test) at ([^\s:"'()]{1,400}\.jl):(\d{1,7})$/,
    symptom: (match) => failingTest(match[1] ?? match[2] ?? '', { path: match[2], line: match[3] }),
    about: 2,
  },
  {
    needs: ' => ',
    // Deno's lists: `adds tax => ./cart_test.ts:6:6`.
    pattern: /^(\S.{0,400}?) => (\.{1,2}\/[^\s:"'()]{1,400}\.[cm]?[jt]sx?):(\d{1,7}):\d{1,6}$/,
    symptom: (match) => failingTest(match[1] ?? '', { path: match[2], line: match[3] }),
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
