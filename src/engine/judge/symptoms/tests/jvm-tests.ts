import { lineExtractor } from '../line-rules.ts'
import { failingTest } from './failing-test.ts'

const PREFIX = String.raw`^(?:\[ERROR\] {1,4})?`

/**
 * Maven Surefire and Gradle, JUnit 4 and 5: `name(pkg.Type) … <<< FAILURE!`, `pkg.Type.name  Time elapsed…`,
 * `Type > name FAILED`; and JUnit 4's own runner: `1) name(pkg.Type)`.
 */
export const jvmTests = lineExtractor('jvm-tests', [
  {
    needs: '<<< ',
    pattern: new RegExp(
      String.raw`${PREFIX}(\w[^()]{0,300})\(([\w.$]{1,300})\) {1,4}(?:--)? ?Time elapsed: .{1,60}<<< (?:FAILURE|ERROR)!`,
    ),
    symptom: (match) => failingTest(match[1] ?? '', { suite: match[2] }),
  },
  {
    needs: '<<< ',
    pattern: new RegExp(
      String.raw`${PREFIX}([\w.$]{1,300})\.([\w$]{1,200}[^\s]{0,200}) {1,4}(?:--)? ?Time elapsed: .{1,60}<<< (?:FAILURE|ERROR)!`,
    ),
    symptom: (match) => failingTest(match[2] ?? '', { suite: match[1] }),
    about: 2,
  },
  {
    needs: '[ERROR]  ',
    // The list under `Failures:` names `Type.method:12` and, for an error, the exception after ».
    pattern: /^\[ERROR\] {2,6}([A-Z][\w$]{0,200})[.>]([\w$.>-]{1,300}):(\d{1,7})(?:[ »].{0,1000})?$/,
    symptom: (match) => failingTest((match[2] ?? '').split(/[.>]/).at(-1) ?? '', { suite: match[1] }),
    about: 2,
  },
  {
    needs: 'FAILED',
    pattern: /^\s{0,4}([\w.$]{1,300})(?:\[[\w -]{1,60}\])? > (.{1,300}?) FAILED(?: \(\d.{0,20}\))?$/,
    symptom: (match) => failingTest(match[2] ?? '', { suite: match[1] }),
    about: 2,
  },
  {
    // JUnit's console launcher, which lists what failed alone.
    needs: 'MethodSource [',
    pattern: /^\s{1,8}MethodSource \[className = '([\w.$]{1,300})', methodName = '([^']{1,300})'/,
    symptom: (match) => failingTest(match[2] ?? '', { suite: match[1] }),
    about: 2,
  },
  {
    needs: ') ',
    pattern: /^\d{1,6}\) (\w[^\s()]{0,300})\(((?:\w{1,100}\.){0,12}[A-Z][\w$]{0,200})\)$/,
    symptom: (match) => failingTest(match[1] ?? '', { suite: match[2] }),
  },
])
