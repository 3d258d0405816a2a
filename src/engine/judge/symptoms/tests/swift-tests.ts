import { lineExtractor } from '../line-rules.ts'
import { failingTest } from './failing-test.ts'

const SOURCE = String.raw`([^\s:"'()]{1,400}\.(?:swift|mm?))`

/** XCTest on macOS and Linux, as Xcode and SwiftPM print it, and Swift Testing. */
export const swiftTests = lineExtractor('swift-tests', [
  {
    needs: ': error: -[',
    pattern: new RegExp(String.raw`^${SOURCE}:(\d{1,7}): error: -\[(\S{1,200}) (\S{1,200})\] : `),
    symptom: (m) => failingTest(m[4] ?? '', { suite: m[3], path: m[1], line: m[2] }),
    about: 4,
  },
  {
    needs: ': error: ',
    pattern: new RegExp(String.raw`^${SOURCE}:(\d{1,7}): error: ([\w.]{1,200})\.(\w{1,200}) : `),
    symptom: (m) => failingTest(m[4] ?? '', { suite: m[3], path: m[1], line: m[2] }),
    about: 4,
  },
  {
    needs: 'Test Case ',
    pattern: /^Test Case '-\[(\S{1,200}) (\S{1,200})\]' failed/,
    symptom: (m) => failingTest(m[2] ?? '', { suite: m[1] }),
    about: 2,
  },
  {
    needs: 'Test Case ',
    pattern: /^Test Case '([\w.]{1,200})\.(\w{1,200})' failed/,
    symptom: (m) => failingTest(m[2] ?? '', { suite: m[1] }),
    about: 2,
  },
  {
    // Tests on several simulators at once.
    needs: 'Test case ',
    pattern: /^Test case '([\w.]{1,200})\.(\w{1,200})(?:\(\))?' failed on '/,
    symptom: (m) => failingTest(m[2] ?? '', { suite: m[1] }),
    about: 2,
  },
  {
    needs: ['✗ test', '✖ test'],
    // What xcpretty and xcbeautify make of it.
    pattern: /^\s{0,8}[✗✖] {1,2}(test\w{0,200})(?:\(\))?, \S/,
    symptom: (m) => failingTest(m[1] ?? ''),
  },
  {
    needs: ' recorded an issue ',
    pattern: new RegExp(
      String.raw`^\s{0,8}\S{1,3} Test (?:"(.{1,300}?)"|(\w{1,200}\(.{0,200}?\))) recorded an issue .{0,200}?at ${SOURCE}:(\d{1,7})`,
    ),
    symptom: (m) => failingTest(m[1] ?? m[2] ?? '', { path: m[3], line: m[4] }),
    about: 3,
  },
])
