import type { Draft, Extractor } from '../draft.ts'
import { failingTest } from './failing-test.ts'

const FAILED =
  /^\s{0,6}\d{1,6}\/\d{1,6} Test {1,6}#\d{1,6}: (\S{1,300}) \.{2,100}[^*]{0,60}\*{3}|^\s{1,12}\d{1,6} - (\S{1,300}) \((?:Failed|Timeout|SEGFAULT|Subprocess aborted|Child aborted|Not Run|OTHER_FAULT|ILLEGAL|NUMERICAL|BAD_COMMAND|Exit code .{1,12})\)/
// CMake names an object's folder after its target: `tests/CMakeFiles/target.dir/unit/a.c.o`.
const OBJECT =
  /(?:^|\s)((?:[^\s/]{1,100}\/){0,12})CMakeFiles\/([^\s/]{1,200})\.dir\/([^\s]{1,300})\.o(?:bj)?$/

/** CTest. A test is mostly called after the target that holds it, whose sources the build printed before. */
export const ctestTests: Extractor = {
  name: 'ctest-tests',
  sees: { needs: ['CMakeFiles/', 'Test ', ' - '] },
  read: (lines) => {
    const sources = new Map<string, string>()
    const drafts: Draft[] = []
    for (const line of lines) {
      const { text } = line
      if (text.includes('CMakeFiles/')) {
        const object = OBJECT.exec(text)
        const target = object?.[2]
        if (target !== undefined && !sources.has(target))
          sources.set(target, `${object?.[1] ?? ''}${object?.[3] ?? ''}`)
      } else if (text.includes('Test ') || text.includes(' - ')) {
        const failed = FAILED.exec(text)
        const name = failed?.[1] ?? failed?.[2]
        if (name === undefined) continue
        drafts.push({ line, about: name, symptom: failingTest(name, { path: sources.get(name) }) })
      }
    }
    return drafts
  },
}
