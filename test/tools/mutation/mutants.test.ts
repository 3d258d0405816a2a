import { describe, expect, it } from 'vitest'

import { mutantsOf } from '../../../tools/mutation/mutants.ts'

const faults = (source: string) =>
  mutantsOf('src/a.ts', source).map(({ id, text }) => [id.split(' ')[1], text] as const)

describe('the mutants of a file', () => {
  it.each([
    ['a < b', 'other-operator', 'a <= b'],
    ['a && b', 'other-operator', 'a || b'],
    ['a ?? b', 'no-fallback', 'a'],
    ['!a', 'no-negation', 'a'],
    ['x = true', 'other-boolean', 'x = false'],
    ['x = 7', 'number-plus-one', 'x = 8'],
    ["x = 'a'", 'empty-text', "x = ''"],
    ['x = `a${b}`', 'empty-text', "x = ''"],
    ['if (a) b()', 'negated-condition', 'if (!(a)) b()'],
    ['a.some(b)', 'other-method', 'a.every(b)'],
    ['a.filter(b).c', 'call-left-out', 'a.c'],
    ['a()', 'statement-left-out', ';'],
    ['function a() { return 1 }', 'empty-function', 'function a() {}'],
  ])('of %j hold %s: %j', (source, rule, mutated) => {
    expect(faults(source)).toContainEqual([rule, mutated])
  })

  it.each([
    ['comments', '// a < b && true'],
    ['types', "type A = 'a' | 1 | true\nconst f = (a: 'x'): a is 'x' => g<'b'>(a)"],
    ['imports', "import a from './a.ts'\nexport * from './b.ts'"],
    ['names', "const a = { 'b': c, toString: d, constructor: e.constructor(f.toString()) }"],
    ['patterns', 'const a = [/a < 1/g, String.raw`a < 1`]'],
    ['large numbers', 'const a = 1_664_525'],
  ])('leave %s whole', (_what, source) => {
    expect(faults(source)).toEqual([])
  })

  it('reach into what a cast is about', () => {
    expect(faults('const a = (b < c) as unknown as 1')).toHaveLength(1)
  })

  it('say where the fault stands', () => {
    expect(
      mutantsOf('src/a.ts', '\nconst a = (b && c) ?? d').map(({ id, shows }) => `${id}: ${shows}`),
    ).toEqual(['src/a.ts:2:14 other-operator: &&  →  ||', 'src/a.ts:2:19 no-fallback:  ?? d  →  nothing'])
  })

  it('are all programs, whatever stands in brackets', () => {
    const source = "const a = (b ?? '').trim() + ((c as string) ?? 'd').toLowerCase()?.slice(1)"
    expect(mutantsOf('src/a.ts', source).filter(({ isProgram }) => !isProgram)).toEqual([])
  })
})
