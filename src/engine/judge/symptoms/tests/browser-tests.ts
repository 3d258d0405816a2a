import { lineExtractor } from '../line-rules.ts'
import { failingTest } from './failing-test.ts'

/** Runners that drive browsers: Karma's `Chrome 120.0 (Linux) cart adds up FAILED`, and WebdriverIO's workers. */
export const browserTests = lineExtractor('browser-tests', [
  {
    needs: ' FAILED',
    pattern:
      /^(?:Headless ?)?(?:Chrom(?:e|ium)|Firefox|Mobile Safari|Safari|Edge|Electron|PhantomJS|jsdom|IE|Opera)(?: ?Headless)? [\d.]{1,30} \([^()]{1,60}\) (\S.{0,500}) FAILED$/,
    symptom: (match) => failingTest(match[1] ?? ''),
  },
  {
    needs: ') [',
    // Testem's dots: `1) [Chrome 120.0] Acceptance | cart: adds up`.
    pattern:
      /^\s{0,4}\d{1,6}\) \[(?:Chrom(?:e|ium)|Firefox|Safari|Edge|Electron)[\w ]{0,20} [\d.]{1,30}\] (\S.{0,500})$/,
    symptom: (match) => failingTest(match[1] ?? ''),
  },
  {
    needs: '] FAILED in ',
    pattern: /^\[\d{1,4}-\d{1,4}\] FAILED in .{1,100}? - (?:file:\/\/)?([^\s"'()]{1,400}\.\w{1,10})$/,
    symptom: (match) => failingTest(match[1] ?? '', { path: match[1] }),
  },
  {
    needs: '] Error in "',
    pattern: /^\[\d{1,4}-\d{1,4}\] Error in "(.{1,400})"$/,
    symptom: (match) => failingTest(match[1] ?? ''),
  },
])
