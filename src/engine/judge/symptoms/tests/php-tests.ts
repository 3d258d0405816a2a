import type { LineRule } from '../line-rules.ts'
import { lineExtractor } from '../line-rules.ts'
import type { LogLine } from '../log-lines.ts'
import { outsideOf } from '../skipped-sections.ts'
import { failingTest } from './failing-test.ts'

// PHPUnit numbers its warnings, skipped and risky tests as it numbers failures.
const SECTION = /^There (?:was|were) \d{1,7} (?:PHPUnit |test runner )?(\w{1,20})/

const headingOf = ({ text }: LogLine): 'skip' | 'read' | null => {
  const what = text.startsWith('There w') ? SECTION.exec(text)?.[1] : undefined
  return what === undefined ? null : /^(?:error|failure)s?$/.test(what) ? 'read' : 'skip'
}

const RULES: readonly LineRule[] = [
  {
    needs: '::',
    pattern: /^\d{1,7}\) ([\w\\]{1,300})::(\w{1,200}.{0,400})$/,
    symptom: (match) => failingTest(match[2] ?? '', { suite: match[1] }),
    about: 2,
  },
  {
    needs: 'FAILED ',
    pattern: /^\s{0,4}FAILED {1,4}([\w\\]{1,300}\\\w{1,200}) > (.{1,400}?)(?: {2,80}\S.{0,200})?$/,
    symptom: (match) => failingTest(match[2] ?? '', { suite: match[1] }),
    about: 2,
  },
]

/** PHPUnit's numbered failures, its TestDox crosses, and Pest's ` FAILED  Tests\Unit\ATest > it does`. */
export const phpTests = outsideOf(lineExtractor('php-tests', RULES), headingOf, ['\nThere w'])
