import { lineFrames } from './line-frames.ts'

/** .NET: `at Ns.Type.Method(Args) in /path/File.cs:line 12`; Mono: `at Ns.Type.Method () [0x0001f] in /path/File.cs:12`. */
export const dotnetFrames = lineFrames({
  name: 'dotnet-frames',
  gap: 1,
  innermost: 'first',
  patterns: [
    {
      needs: [':line '],
      pattern: /^\s{0,40}at (?<symbol>.{1,400}?) in (?<path>[^\s"'][^"']{0,400}?):line (?<line>\d{1,7})$/,
    },
    {
      // xUnit's runner for Visual Studio: `C:\w\CartTests.cs(55,0): at Shop.CartTests.Adds()`.
      needs: ['): at '],
      pattern:
        /^\s{0,40}(?<path>[^\s"'()<>|][^"'()<>|]{0,400}\.(?:cs|fs|vb))\((?<line>\d{1,7}),\d{1,6}\): at (?<symbol>.{1,400})$/,
    },
    {
      needs: ['] in '],
      pattern:
        /^\s{0,40}at (?<symbol>[^\s()]{1,300}) \(.{0,400}\) \[0x[0-9a-f]{1,8}\] in (?<path>[^\s<>"'][^<>"']{0,400}?):(?<line>\d{1,7})\s?$/,
    },
  ],
})

/** Dart and Flutter: `#0 main (package:app/a.dart:10:5)` and the terse `package:app/a.dart 10:5 main`. */
export const dartFrames = lineFrames({
  name: 'dart-frames',
  gap: 1,
  innermost: 'first',
  patterns: [
    {
      needs: ['.dart:'],
      pattern:
        /^\s{0,20}#\d{1,4}\s{1,12}(?<symbol>.{1,200}?) \((?<path>[^\s()]{1,400}?\.dart):(?<line>\d{1,7})(?::\d{1,5})?\)$/,
    },
    {
      needs: ['.dart '],
      pattern: /^\s{0,20}(?<path>[^\s()]{1,400}\.dart) (?<line>\d{1,7}):\d{1,5}\s{1,40}(?<symbol>.{1,200})$/,
    },
  ],
})

/** Elixir: `(app 0.1.0) lib/a.ex:12: Mod.fun/1` and `test/a_test.exs:12: (test)`. */
export const elixirFrames = lineFrames({
  name: 'elixir-frames',
  gap: 1,
  innermost: 'first',
  patterns: [
    {
      needs: ['.ex', '.erl:'],
      pattern:
        /^\s{0,20}(?:\([\w. -]{1,80}\) )?(?<path>[^\s:"'()]{1,400}\.(?:exs?|erl)):(?<line>\d{1,7}): (?<symbol>.{1,200})$/,
    },
  ],
})

/** Perl: `message at lib/A.pm line 12.` and `A::b(1) called at t/a.t line 3`. */
export const perlFrames = lineFrames({
  name: 'perl-frames',
  gap: 1,
  innermost: 'first',
  patterns: [
    {
      needs: [' called at '],
      pattern:
        /^\s{1,8}(?<symbol>[\w:]{1,200})\(.{0,1000}\) called at (?<path>[^\s"'()]{1,400}) line (?<line>\d{1,7})$/,
    },
    {
      needs: [' line '],
      pattern:
        /(?:^|[\s#])at (?<path>[^\s:"'()]{1,400}\.(?:pl|pm|t|PL)) line (?<line>\d{1,7})(?:\.?$|, <\w{1,20}> line \d{1,9}\.$)/,
    },
  ],
})

/** Lua: `a.lua:12: in function 'name'`, and where it was raised: `a.lua:12: attempt to call a nil value`. */
export const luaFrames = lineFrames({
  name: 'lua-frames',
  gap: 3,
  innermost: 'first',
  opening: { needs: ['.lua:'], pattern: /\.lua:\d{1,7}: (?:attempt to |bad argument #)/ },
  patterns: [
    {
      needs: ['.lua:'],
      pattern: /^\s{0,20}(?:lua: )?(?<path>[^\s:"'()]{1,400}\.lua):(?<line>\d{1,7}): in (?<symbol>.{1,200})$/,
    },
    {
      needs: ['.lua:'],
      pattern:
        /^\s{0,20}(?:lua[\d.]{0,8}: )?(?<path>[^\s:"'()]{1,400}\.lua):(?<line>\d{1,7}): (?:attempt to |bad argument #)/,
    },
  ],
})

/** Nim: `/path/door.nim(12, 3) open`; the innermost stands last. */
export const nimFrames = lineFrames({
  name: 'nim-frames',
  gap: 1,
  innermost: 'last',
  opening: { needs: ['Traceback ('], pattern: /Traceback \(most recent call last/ },
  patterns: [
    {
      needs: ['.nim('],
      pattern:
        /^\s{0,8}(?<path>[^\s:"'()]{1,400}\.nims?)\((?<line>\d{1,7})(?:, \d{1,5})?\) {1,40}(?!Error|Warning|Hint)(?<symbol>[A-Za-z_]\w{0,100})$/,
    },
  ],
})

/** Swift: `path.swift:12: Fatal error: …`, and Haskell's `error, called at src/A.hs:12:5 in …`. */
export const otherFrames = lineFrames({
  name: 'other-frames',
  gap: 1,
  innermost: 'first',
  patterns: [
    {
      needs: ['.swift:'],
      pattern:
        /^(?<path>[^\s:"'()]{1,400}\.swift):(?<line>\d{1,7}): (?<symbol>Fatal error|Precondition failed|Assertion failed)/,
    },
    {
      needs: [', called at '],
      pattern:
        /^\s{0,20}(?:[A-Za-z ]{1,60}: )?(?<symbol>[\w'.]{1,100}), called at (?<path>[^\s:"'()]{1,400}\.hs):(?<line>\d{1,7}):\d{1,5} in /,
    },
  ],
})
