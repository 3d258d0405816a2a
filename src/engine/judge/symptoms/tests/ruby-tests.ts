import type { LineRule } from '../line-rules.ts'
import { lineExtractor } from '../line-rules.ts'
import type { LogLine } from '../log-lines.ts'
import { outsideOf } from '../skipped-sections.ts'
import { failingTest } from './failing-test.ts'

/** `Foo::Bar#test_0004_does a thing`: the number that Minitest's spec style puts in front says only the order. */
const named = (suite: string | undefined, name: string | undefined, place?: RegExpExecArray) =>
  failingTest((name ?? '').replace(/^test_\d{4}_/, ''), { suite, path: place?.[3], line: place?.[4] })

// Minitest numbers skipped tests along with failed ones.
const ENTRY = /^\s{1,12}\d{1,7}\) (Skipped|Failure|Error):$/

const headingOf = ({ text }: LogLine): 'skip' | 'read' | null => {
  const kind = text.endsWith(':') ? ENTRY.exec(text)?.[1] : undefined
  return kind === undefined ? null : kind === 'Skipped' ? 'skip' : 'read'
}

const RULES: readonly LineRule[] = [
  {
    needs: '#test_',
    pattern: /^([^\s#][^#]{0,300})#(test_.{1,400}?) = \d{1,6}\.\d{1,4} s = [FE]$/,
    symptom: (match) => named(match[1], match[2]),
    about: 2,
  },
  {
    needs: '#test_',
    pattern: /^([^\s#][^#]{0,300})#(test_.{1,400}?) \[([^\s:"'()[\]]{1,400}):(\d{1,7})\]:$/,
    symptom: (match) => named(match[1], match[2], match),
    about: 2,
  },
  {
    needs: '#test_',
    pattern: /^([^\s#][^#]{0,300})#(test_[^=]{1,400}):$/,
    symptom: (match) => named(match[1], match[2]),
    about: 2,
  },
  {
    needs: 'rspec ',
    pattern: /^rspec ['"]?([^\s:"'[\]]{1,400}_spec\.rb)(?::(\d{1,7})|\[[\d:,]{1,100}\])['"]? # (.{1,500})$/,
    symptom: (match) => failingTest(match[3] ?? '', { path: match[1], line: match[2] }),
    about: 3,
  },
  {
    needs: ['Failure: test', 'Error: test'],
    // Test::Unit: `Failure: test_adds(CartTest): <1> expected but was <2>.`, also `test: adds up(CartTest)`.
    pattern: /^(?:Failure|Error): (test[_:].{1,300}?)\(([A-Z][\w:]{0,200})\)(?::.{0,2000})?$/,
    symptom: (match) => named(match[2], match[1]?.replace(/^test: /, '')),
  },
  {
    needs: 'FAILED - ',
    pattern: /^\s{1,60}(\S.{0,400}) \((?:FAILED|ERROR) - \d{1,7}\)$/,
    symptom: (match) => failingTest(match[1] ?? ''),
  },
]

/** Minitest (plain and verbose), Test::Unit, and RSpec's list of failed examples. */
export const rubyTests = outsideOf(lineExtractor('ruby-tests', RULES), headingOf, [
  ') Skipped:\n',
  ') Failure:\n',
  ') Error:\n',
])
