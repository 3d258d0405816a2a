import { describe, expect, it } from 'vitest'

import { namedIn } from '../../../../../src/engine/judge/symptoms/messages/named-things.ts'

const named = (text: string) => namedIn(text).map(({ what, text: name }) => `${what} ${name}`)

describe('what a text names', () => {
  it.each([
    ['C:\\Users\\u\\door> Acme\\Door\\Lock', ['symbol Acme\\Door\\Lock']],
    ['see test/Foo.py and src\\win\\b.cpp(12)', ['path test/Foo.py', 'path src\\win\\b.cpp(12)']],
    ['breaks COFF/undefined-symbol-lto.test', ['path COFF/undefined-symbol-lto.test']],
    ['door.mli, door.bats and door_tests.hrl', ['path door.mli', 'path door.bats', 'path door_tests.hrl']],
    ['main.ts:12 is wrong', ['path main.ts:12']],
    ['fails in pkg.mod.Case.test_a', ['symbol pkg.mod.Case.test_a']],
    ['crash in SpirvShader::getImageSampler()', ['symbol SpirvShader::getImageSampler']],
    ['PAYMENT_API_URL is not set', ['setting PAYMENT_API_URL']],
    ['cannot find "totl"', ['literal totl']],
    ['set "PAYMENT_API_URL"', ['literal PAYMENT_API_URL', 'setting PAYMENT_API_URL']],
    ["array('door', '', array('lock'))", ['literal door', 'literal lock']],
    ['got "" from "totl", "" and "x"', ['literal totl']],
    ["The value `totl' is required", ['literal totl']],
    ['needs @acme/web', ['package @acme/web']],
    ['fails FooTest.Opens/Baz', ['symbol FooTest.Opens/Baz']],
    ['fails Vulkan/FooTest.Opens/3', ['symbol Vulkan/FooTest.Opens/3']],
    ['see example.org/door/lock.go', ['path example.org/door/lock.go']],
    ['call openSync or read_all on Renderer11', ['symbol openSync', 'symbol read_all', 'symbol Renderer11']],
    ['https://github.com/o/r/blob/main/src/a.ts#L3', ['path src/a.ts']],
    ['https://ci.example.org/job/3', ['host ci.example.org']],
    ['written by ada@example.org about input/output', []],
    ['[<ffffffff8163bf60>] open_door+0xf8/0x180 ESI: edd55a40', ['symbol open_door']],
    ['signed/unsigned mismatch in 3.9', []],
    ['an ordinary sentence, with nothing in it.', []],
  ])('%s', (text, names) => {
    expect(named(text).sort()).toEqual([...names].sort())
  })
})
