import type { Draft, Extractor } from '../draft.ts'
import { flakyTest } from './flaky-test.ts'

const ATTEMPT =
  /^\s{0,12}(?:(FLAKY \d{1,3}\/\d{1,3})|(?:TRY \d{1,3} )?(?:FAIL|TIMEOUT|SIGABRT|SIGSEGV)) \[[^\]]{1,20}\] (?:\(\s{0,7}\d{1,7}\/\d{1,7}\) )?(\S{1,200}) (\S{1,400})$/

/**
 * The tests that nextest lists as flaky. One whose name a test of another program bears that failed is left out: a
 * failing test is told by its name alone, and must not be taken for it.
 */
export const nextestFlakes: Extractor = {
  name: 'nextest-flakes',
  sees: { needs: ['FLAKY ', 'FAIL [', 'TIMEOUT [', 'SIGABRT [', 'SIGSEGV ['] },
  read: (lines) => {
    const flaky: { readonly program: string; readonly name: string; readonly draft: Draft }[] = []
    const failed = new Map<string, Set<string>>()
    for (const line of lines) {
      if (!line.text.includes(' [')) continue
      const [, isFlaky, program, name] = ATTEMPT.exec(line.text) ?? []
      if (program === undefined || name === undefined) continue
      if (isFlaky === undefined) failed.set(name, (failed.get(name) ?? new Set<string>()).add(program))
      else flaky.push({ program, name, draft: flakyTest(line, name) })
    }
    return flaky
      .filter(({ program, name }) => [...(failed.get(name) ?? [])].every((other) => other === program))
      .map(({ draft }) => draft)
  },
}
