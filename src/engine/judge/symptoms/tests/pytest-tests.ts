import { lineExtractor } from '../line-rules.ts'
import { failingTest } from './failing-test.ts'

const split = (path: string | undefined, rest: string) => {
  const parts = rest.split('::')
  return failingTest(parts.pop() ?? rest, { path, suite: parts.join('::') })
}

const ID = String.raw`([^\s:"'()]{1,400}\.(?:py|(?:rst|txt|md|pyx)(?=::)))(?:::(.{1,600}?))?`

/** pytest: the short summary, the verbose lines, collection errors, and the headings of its failure reports. */
export const pytestTests = lineExtractor('pytest-tests', [
  {
    needs: ['.py', 'FAILED ', 'ERROR '],
    pattern: new RegExp(
      String.raw`^(?:FAILED|ERROR) (?:\[[\d.]{1,12}s\] )?(?:collecting )?${ID}(?: - .{0,2000})?$`,
    ),
    symptom: (match) => split(match[1], match[2] ?? match[1] ?? ''),
  },
  {
    needs: '.py::',
    pattern: new RegExp(String.raw`^(?:\[gw\d{1,3}\] \[ {0,2}\d{1,3}%\] )?${ID} (?:FAILED|ERROR)\b.{0,80}$`),
    symptom: (match) => split(match[1], match[2] ?? ''),
  },
  {
    needs: '.py::',
    pattern: new RegExp(String.raw`^\[gw\d{1,3}\] \[ {0,2}\d{1,3}%\] (?:FAILED|ERROR) ${ID}$`),
    symptom: (match) => split(match[1], match[2] ?? ''),
  },
  {
    needs: '__',
    pattern:
      /^_{3,200} (?:ERROR (?:at (?:setup|teardown) of|collecting) |\[doctest\] )?(\S.{0,300}?) _{3,200}$/,
    symptom: (match) => {
      const name = match[1] ?? ''
      const path = /^\S{1,400}\.(?:py|rst|txt|md)$/.test(name) ? name : null
      // An example is named after what it documents: its dots are no test class.
      if (match[0].includes(' [doctest] ')) return failingTest(name, { path })
      const dot = name.indexOf('.')
      const suite = path === null && dot > 0 && !name.slice(0, dot).includes('[') ? name.slice(0, dot) : null
      return failingTest(suite === null ? name : name.slice(dot + 1), { path, suite })
    },
  },
  {
    // A name too long for the heading's width.
    needs: '_ ',
    pattern: /^_ ((?:test|Test).{0,600}) _$/,
    symptom: (match) => failingTest(match[1] ?? ''),
  },
])
