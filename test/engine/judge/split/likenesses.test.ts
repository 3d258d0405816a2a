import { describe, expect, it } from 'vitest'

import { failingUnits } from '../../../../src/engine/judge/split/failing-units.ts'
import type { Symptom } from '../../../../src/engine/model/symptom.ts'
import {
  aDiagnostic,
  aFailingTest,
  anErrorMessage,
  aNamedThing,
  aPlace,
  aStackFrame,
} from '../../../builders/symptoms.ts'

const at = (line: number, failure = 0) => aPlace({ line, failure, quote: `line ${line}` })

/** Likenesses of the first and the second unit in common. */
function common(...symptoms: readonly Symptom[]): readonly string[] {
  const [one, other] = failingUnits(symptoms).units
  return [...(one?.likenesses ?? [])].filter((likeness) => other?.likenesses.has(likeness))
}

describe('failures are alike', () => {
  const trace = (path: string, failure: number) => aStackFrame({ path, at: at(3, failure), trace: failure })

  it('by an own file in both traces, not by a library’s', () => {
    expect(common(trace('src/a.ts', 0), trace('src/a.ts', 1))).toEqual(['in src/a.ts'])
    const lodash = aStackFrame({ path: 'lodash.js', origin: 'library', at: at(3) })
    expect(common(lodash, { ...lodash, at: at(3, 1) })).toEqual([])
  })

  it('by an error that differs in numbers only', () => {
    const error = (text: string, failure: number) => anErrorMessage({ text, at: at(2, failure) })
    const told = [trace('a.ts', 0), error('no port 4071', 0), trace('b.ts', 1), error('no port 4072', 1)]
    expect(common(...told)).toEqual(['said TypeError no port #'])
  })

  it('by a name in both errors, not by the error’s type or by where it runs', () => {
    const error = (text: string, failure: number) => anErrorMessage({ text, at: at(2, failure) })
    const name = (text: string, failure: number) => aNamedThing({ text, at: at(2, failure) })
    const linux = (failure: number) => aNamedThing({ what: 'platform', text: 'linux', at: at(2, failure) })
    const job = (text: string, failure: number) => [
      trace(`${failure}.ts`, failure),
      error(text, failure),
      name('sumOf', failure),
      name('TypeError', failure),
      linux(failure),
    ]
    expect(common(...job('a', 0), ...job('b', 1))).toEqual(['names sumOf'])
  })

  it('by the test above a trace', () => {
    const test = aFailingTest({ at: at(1) })
    expect(common(test, trace('src/a.ts', 0))).toEqual(['under 0 1'])
    expect(common(trace('src/a.ts', 0), { ...test, at: at(9) })).toEqual(['under 0 9'])
  })

  it('by a tool that words many errors, not by one that words few', () => {
    const errors = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        aDiagnostic({ at: at(index + 1), path: `${index}.ts`, message: `odd ${'abcdefgh'[index]}` }),
      )
    expect(common(...errors(6))).toEqual([])
    expect(common(...errors(7))).toEqual(['tool 0 tsc'])
  })

  it('by a job whose set-up failed', () => {
    const hook = aFailingTest({
      name: 'hook',
      suite: null,
      path: null,
      at: { ...at(1), quote: '"before all" hook' },
    })
    const other = aDiagnostic({ at: at(9) })
    expect(common(hook, other)).toEqual(['job 0'])
  })
})
