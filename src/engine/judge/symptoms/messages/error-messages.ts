import type { DraftOf } from '../draft.ts'
import type { LineRule } from '../line-rules.ts'
import { lineExtractor } from '../line-rules.ts'
import { onlyFailed } from './only-failed.ts'

const error = (
  type: string | null | undefined,
  text: string | undefined,
): DraftOf<'error-message'> | null => {
  const said = (text ?? '').trim()
  if (GENERIC.test(said) || onlyFailed(said)) return null
  return { kind: 'error-message', type: type || null, text: said }
}

/** Says only that something failed, which is known. */
const GENERIC =
  /^(?:Process completed with exit code \d{1,3}\.?|Command failed with exit code \d{1,3}|exit status \d{1,3}|code (?:ELIFECYCLE|\d{1,3})|errno \d{1,3}|command (?:failed|sh -c .{1,2000})|path \/.{1,1000}|(?:workspace|location) \S{1,1000}|Lifecycle script .{1,200} failed with error:|Job failed.{0,40}|The operation was canceled\.?|Error \d{1,3}|[|>][-+]?|during build:|Failed tests:|[\^~]{1,200}|\d{0,7} {0,8}\|.{0,1000}|(?:one|two|three|\d{1,6}) errors? found|Failed: Total \d.{0,200}|Message:|at \S{1,400}:\d{1,7}(?: \([^()]{1,200}\))?:?|A complete log of this run .{0,600}|(?:→|->) \S{1,400} @ \d{1,7}|Tests? fail(?:ed|ures?)\.?|at (?:setup|teardown) of .{1,400}|collecting \S{1,400} _{1,200}|[\w$.<>]{1,300}\([\w$-]{1,120}\.(?:java|kt|scala|groovy):\d{1,7}\))$/

// What may stand before an error: pytest's `E   `, Maven's and loggers' levels, a cause, a program's own name.
const LEVEL = String.raw`(?:E {1,8}|#{1,3} |\[[A-Za-z ]{1,12}\]:? {1,4}|(?:ERROR|FATAL|SEVERE|CRITICAL):? {1,4})?`
const INTRODUCTION = String.raw`(?:(?:(?:Caused by|Suppressed|! Unable to load application|\[cause\]|\[errors\]|Unhandled exception|[\w./\\-]{1,200}:\d{1,7}(?::\d{1,7})?|[\w-]{1,40})[:.]|(?:[\w./@-]{1,200}:\d{1,7} )?Uncaught(?: \(in promise\))?|Unhandled|Exception in thread "[^"]{0,100}") {1,4}){0,2}`
const BEFORE = String.raw`^[\s|+>]{0,40}${LEVEL}${INTRODUCTION}`
const TYPE = String.raw`((?:[A-Za-z_$][\w$]{0,80}(?:\.|::|\\)){0,12}[A-Za-z_$]?[\w$]{0,80}(?:Error|Exception|Failure|Errno::[A-Z0-9]{2,20}|Panic|Fault|Interrupt|Warning::Error))`

const worded = (needs: string): LineRule => ({
  needs,
  pattern:
    /^[\s*✖×✘>|│┃▲╷╵-]{0,20}(?:\[?[\w@/.-]{1,40}\]?:? {1,4})?\[?(?:[Ee]rror|ERROR|FATAL|Fatal error)\b(?:\[[\w-]{1,20}\]|\])?:? (.{1,4000})$/,
  symptom: (match) => error(null, match[1]),
})

const RULES: readonly LineRule[] = [
  {
    needs: 'Error',
    pattern: new RegExp(`${BEFORE}${TYPE}(?: \\[[\\w-]{1,60}\\])?(?:: (.{1,4000})|:?$)`),
    symptom: (match) => error(match[1], match[2]),
    about: 2,
  },
  {
    needs: 'xception',
    pattern: new RegExp(`${BEFORE}${TYPE}(?:: (.{1,4000})|:?$)`),
    symptom: (match) => error(match[1], match[2]),
    about: 2,
  },
  {
    // JUnit's `org.junit.ComparisonFailure: expected …`; without its package it is a heading.
    needs: 'Failure: ',
    pattern: /^[\s|+>]{0,40}(?:Caused by: )?((?:[a-z]\w{0,60}\.){1,12}[A-Z]\w{0,80}Failure): (.{1,4000})$/,
    symptom: (match) => error(match[1], match[2]),
    about: 2,
  },
  {
    // EUnit: `**error:{assertEqual,[{module,door},`.
    needs: '**e',
    pattern: /^\*\*(error|exit):(.{1,2000})$/,
    symptom: (match) => error(match[1], match[2]),
    about: 2,
  },
  {
    // Ruby names the type last: `a.rb:3:in 'x': cannot load such file -- y (LoadError)`.
    needs: 'Error)',
    pattern:
      /^(?:\S{1,400}?:\d{1,7}:in [`'].{1,200}?': )?(.{1,2000}?) \(((?:\w{1,60}::){0,6}\w{0,60}Error)\)$/,
    symptom: (match) => error(match[2], match[1]),
  },
  {
    needs: 'panic: ',
    pattern: /^\s{0,20}panic: (.{1,4000})$/,
    symptom: (match) => error('panic', match[1]),
  },
  {
    // Until Rust 1.73.
    needs: "panicked at '",
    pattern: /^thread '.{1,200}?' panicked at '(.{1,2000})', [^\s:"'()]{1,400}\.rs:\d{1,7}(?::\d{1,5})?$/,
    symptom: (match) => error('panic', match[1]),
  },
  {
    needs: 'panicked at ',
    pattern: /^thread '.{1,200}?'(?: \(\d{1,9}\))? panicked at (?:'(.{1,2000})', )?\S{1,400}:$/,
    symptom: (match) => error('panic', match[1] ?? match[0]),
  },
  {
    needs: 'fatal: ',
    pattern: /^\s{0,20}fatal: (.{1,4000})$/,
    symptom: (match) => error('fatal', match[1]),
  },
  {
    needs: 'Sanitizer: ',
    pattern: /^(?:==\d{1,9}==)?(?:ERROR|WARNING|SUMMARY): (\w{2,30}Sanitizer): (.{1,1000})$/,
    symptom: (match) => error(match[1], match[2]),
    about: 2,
  },
  {
    needs: 'egmentation',
    pattern: /^(.{0,200}[Ss]egmentation (?:fault|violation).{0,200})$/,
    symptom: (match) => error('SIGSEGV', match[1]),
  },
  {
    needs: 'SIG',
    pattern: /^(.{0,300}\b(SIG(?:SEGV|ABRT|BUS|ILL|FPE|KILL|TERM|TRAP))\b.{0,300})$/,
    symptom: (match) => error(match[2], match[1]),
  },
  {
    needs: 'erminate called ',
    pattern: /^terminate called (.{1,1000})$/,
    symptom: (match) => error('terminate', match[0]),
  },
  {
    // pytest's explanation of a failed assertion or exception.
    needs: 'E ',
    pattern: /^E {1,8}(assert .{1,4000}|Failed: .{1,2000})$/,
    symptom: (match) => error('AssertionError', match[1]),
  },
  {
    needs: 'Cannot find module ',
    pattern: /^\s{0,12}(Cannot find (?:module|package) .{1,1000})$/,
    symptom: (match) => error('MODULE_NOT_FOUND', match[1]),
  },
  ...['rror', 'ERROR', 'FATAL'].map(worded),
  {
    needs: ' failed',
    pattern: /^(?:\*{3} )?(Assertion .{1,1000} failed.{0,200}|Expectation failed.{0,400})$/,
    symptom: (match) => error('assertion', match[1]),
  },
  {
    needs: ': *** No rule to make target',
    pattern: /^\w{0,8}make(?:\[\d{1,3}\])?: \*{3} (No rule to make target .{1,400})$/,
    symptom: (match) => error('make', match[1]),
  },
  {
    needs: '.lua:',
    pattern:
      /^\s{0,20}(?:lua[\d.]{0,8}: )?[^\s:"'()]{1,400}\.lua:\d{1,7}: ((?:attempt to |bad argument #).{1,1000})$/,
    symptom: (match) => error(null, match[1]),
  },
  {
    needs: 'xpected',
    // busted prints the place before.
    pattern:
      /^[\s*]{0,24}(?:[^\s:"'()]{1,400}\.(?:lua|moon):\d{1,7}: )?([Ee]xpected:? (?!Fail:|[|>][-+]?$).{1,1000}|[Ee]xpected .{1,600}, but got .{1,600})$/,
    symptom: (match) => error('assertion', match[1]),
  },
]

/** Errors as programs word them: a type with its text, a panic, a signal, a failed assertion, or just `error: …`. */
export const errorMessages = lineExtractor('error-messages', RULES)
