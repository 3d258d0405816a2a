import { lineExtractor } from '../line-rules.ts'
import { failingTest } from './failing-test.ts'

/** Suites of toolchains, browsers and kernels: LLVM's lit, DejaGnu, Mozilla's harnesses, web platform tests, KUnit. */
export const toolchainTests = lineExtractor('toolchain-tests', [
  {
    needs: ' of ',
    // `FAIL: Clang :: Sema/cart.cpp (15 of 79213)`.
    pattern: /^(?:FAIL|TIMEOUT|XPASS|UNRESOLVED): (\w[\w.+-]{0,80}) :: (\S{1,400}) \(\d{1,7} of \d{1,7}\)$/,
    symptom: ([, suite, name = '']) =>
      failingTest(name, { suite, path: /\.\w{1,10}$/.test(name) ? name : null }),
    about: 2,
  },
  {
    needs: ['FAIL: ', 'XPASS: ', 'UNRESOLVED: '],
    // `FAIL: gcc.dg/cart.c  -O2  (test for excess errors)`.
    pattern:
      /^(?:FAIL|XPASS|UNRESOLVED): (([\w+.-]{1,100}(?:\/[\w+.-]{1,100}){1,8}\.\w{1,8})(?::| ) {0,4}\S.{0,500})$/,
    symptom: (match) => failingTest(match[1] ?? '', { path: match[2] }),
  },
  {
    needs: ['TEST-UNEXPECTED-', 'PROCESS-CRASH | '],
    pattern:
      /^\s{0,8}(?:(?:WARNING|ERROR|CRITICAL|INFO) - {1,3})?(?:\d{1,7} INFO )?(?:TEST-UNEXPECTED-[A-Z_]{1,20}|PROCESS-CRASH) \| (?:[\w.-]{1,80}:)?([^\s|]{1,400}) \|/,
    symptom: ([, name = '']) => failingTest(name, { path: /\.\w{1,10}$/.test(name) ? name : null }),
  },
  {
    needs: '▶ ',
    pattern: /^\s{0,8}▶ (?:Unexpected )?[A-Z]{2,12} \[expected [A-Z]{2,12}\] \/?(\S{1,400})$/,
    symptom: (match) => failingTest(match[1] ?? '', { path: match[1] }),
  },
  {
    needs: [': EXPECTATION FAILED at ', ': ASSERTION FAILED at '],
    pattern: /^\s{0,20}# (\w{1,200}): (?:EXPECTATION|ASSERTION) FAILED at ([^\s:"'()]{1,400}):(\d{1,7})$/,
    symptom: (match) => failingTest(match[1] ?? '', { path: match[2], line: match[3] }),
  },
])
