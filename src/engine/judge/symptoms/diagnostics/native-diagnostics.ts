import { lineExtractor } from '../line-rules.ts'
import { diagnostic } from './diagnostic.ts'

const SOURCE = String.raw`((?:[A-Za-z]:)?[^\s:"'()][^:"'()]{0,400})`

/** gcc, clang, MSVC, the sanitizers' one-line reports, linkers and assembler. */
export const nativeDiagnostics = lineExtractor('native-diagnostics', [
  {
    needs: 'runtime error: ',
    pattern: new RegExp(String.raw`^${SOURCE}:(\d{1,7}):\d{1,6}: runtime error: (.{1,2000})$`),
    symptom: (m) => diagnostic({ tool: 'ubsan', path: m[1], line: m[2], message: m[3] }),
    about: 3,
  },
  {
    needs: '❌ ',
    // What xcpretty and xcbeautify make of clang's and Swift's errors.
    pattern: new RegExp(String.raw`^\s{0,8}❌ {1,4}${SOURCE}:(\d{1,7})(?::\d{1,6})?: (.{1,2000})$`),
    symptom: (m) => diagnostic({ tool: 'xcode', path: m[1], line: m[2], message: m[3] }),
    about: 3,
  },
  {
    needs: 'Assertion',
    // glibc and BSD assert: `prog: file.c:12: func: Assertion `x' failed.` and `Assertion failed: (x), function f, file a.c, line 12.`
    pattern:
      /^(?:[\w./+-]{1,200}: )?([^\s:"'()]{1,400}):(\d{1,7}): (?:.{1,300}: )?Assertion [`'"].{1,1000}['"] failed\.?/,
    symptom: (m) => diagnostic({ tool: 'assert', path: m[1], line: m[2], message: m[0] }),
  },
  {
    needs: 'Assertion failed',
    pattern: /^Assertion failed: .{1,1000}, file ([^\s,"']{1,400}), line (\d{1,7})\.?$/,
    symptom: (m) => diagnostic({ tool: 'assert', path: m[1], line: m[2], message: m[0] }),
  },
  {
    // Google's loggers, behind level, time and thread: `total.cc:12] Check failed: …`; Chromium's: `[1:2:FATAL:total.cc(12)] …`.
    needs: '] Check failed: ',
    pattern:
      /^(?:\[[\w:/.-]{1,100}:FATAL:)?([\w./+-]{1,300}\.\w{1,4})(?::(\d{1,7})|\((\d{1,7})\))\] (Check failed: .{1,1000})$/,
    symptom: (m) => diagnostic({ tool: 'check', path: m[1], line: m[2] ?? m[3], message: m[4] }),
    about: 4,
  },
  {
    needs: ': ERROR (',
    // The device tree compiler: `arch/board.dts:12.3-14.5: ERROR (duplicate_label): …`.
    pattern:
      /^\s{0,8}([^\s:"'()]{1,400}\.dtsi?):(\d{1,7})\.\d{1,6}-[\d.]{1,14}: ERROR \((\w{1,60})\): (.{1,1000})$/,
    symptom: (m) => diagnostic({ tool: 'dtc', path: m[1], line: m[2], code: m[3], message: m[4] }),
    about: 4,
  },
  {
    needs: ': undefined reference to ',
    pattern:
      /^(?:[^\s:]{0,300}ld(?:\.\w{1,10})?: )?([^\s:"'()]{1,400}?)(?::(\d{1,7}))?(?::\(\.[\w.+$[\]]{1,300}\))?: (undefined reference to .{1,600})$/,
    symptom: (m) => diagnostic({ tool: 'ld', path: m[1], line: m[2], message: m[3] }),
    about: 3,
  },
  {
    needs: 'undefined symbol',
    pattern: /^(?:[^\s:]{0,300}lld?(?:-link)?: )?error: (undefined symbol:? .{1,600})$/,
    symptom: (m) => diagnostic({ tool: 'lld', message: m[1] }),
  },
  {
    needs: '>>> referenced by ',
    pattern: /^>>> referenced by ([^\s:"'()]{1,400}):(\d{1,7})/,
    symptom: (m) => diagnostic({ tool: 'lld', path: m[1], line: m[2], message: m[0] }),
  },
  {
    needs: '", referenced from:',
    // Apple's linker lists the symbols below its heading.
    pattern: /^\s{1,8}"([^"]{1,600})", referenced from:$/,
    symptom: (m) => diagnostic({ tool: 'ld', message: `undefined symbol ${m[1]}` }),
  },
  {
    needs: 'multiple definition of ',
    pattern: /^.{0,600}?((?:multiple definition of|duplicate symbol) .{1,400})$/,
    symptom: (m) => diagnostic({ tool: 'ld', message: m[1] }),
  },
  {
    needs: ['cannot find -l', 'unable to find library -l', 'library not found for -l'],
    pattern:
      /^(?:[^\s:]{0,300}ld(?:\.\w{1,10})?: |ld(?:64)?\.lld: )?(?:error: )?((?:cannot find|unable to find library|library not found for) -l\S{1,200}.{0,100})$/,
    symptom: (m) => diagnostic({ tool: 'ld', message: m[1] }),
  },
  {
    needs: 'proj : ',
    // MSBuild and NuGet, of a whole project: `src/Shop.csproj : error NU1101: …`.
    pattern:
      /^\s{0,8}((?:[A-Za-z]:)?[^\s:"'()]{1,400}\.\w{0,6}proj) : (error|warning) ([A-Z]{1,6}\d{1,6}): (.{1,2000}?)(?: \[[^\]]{1,400}\])?$/,
    symptom: (m) => diagnostic({ tool: 'nuget', path: m[1], severity: m[2], code: m[3], message: m[4] }),
    about: 4,
  },
  {
    needs: [
      'EXEC : ',
      'CSC : ',
      'VBC : ',
      'FSC : ',
      'MSBUILD : ',
      'CUSTOMBUILD : ',
      'LINK : ',
      'c1: ',
      'c1xx: ',
    ],
    // MSBuild, of a program it started; the project in brackets is all the place there is.
    pattern:
      /^\s{0,12}(?:\d{1,4}>)?(?:EXEC|CSC|VBC|FSC|MSBUILD|CUSTOMBUILD|LINK|c1|c1xx) ?: (fatal error|error|warning) ?([A-Z]{1,6}\d{1,6})? ?: (.{1,2000}?)(?: \[([^\][]{1,400}proj)\])?$/,
    symptom: (m) => diagnostic({ tool: 'msbuild', severity: m[1], code: m[2], message: m[3], path: m[4] }),
    about: 3,
  },
  {
    needs: ' LNK',
    // MSVC's linker: `main.obj : error LNK2019: unresolved external symbol …`.
    pattern:
      /^\s{0,12}(?:\d{1,4}>)?([^\s:"'()][^:"'()]{0,400}|[A-Za-z]:[^:"'()]{1,400}?)(?:\([^\s:"'()]{1,200}\))? ?: (fatal error|error|warning) (LNK\d{4}): (.{1,2000}?)(?: \[[^\]]{1,400}proj\])?$/,
    symptom: (m) =>
      diagnostic({ tool: 'msvc-link', path: m[1]?.trim(), severity: m[2], code: m[3], message: m[4] }),
    about: 4,
  },
  {
    needs: ['error', 'warning', 'note'],
    // MSVC, with the number of the parallel project before it: `24>..\a.cpp(9): fatal error C1083: …`.
    pattern:
      /^\s{0,8}(?:\d{1,4}>)?((?:[A-Za-z]:)?[^\s:"'()<>][^:"'()<>]{0,400})\((\d{1,7})(?:,\d{1,6})?\) ?: {1,3}(?:(fatal error|error|warning)(?: ([A-Z]{1,6}\d{1,6}))?|(note)) ?: (.{1,2000})$/,
    symptom: (m) =>
      // Boost.Test knows no place of what a test threw.
      m[1] === 'unknown location'
        ? null
        : diagnostic({
            tool: 'msvc',
            path: m[1],
            line: m[2],
            severity: m[3] ?? m[5],
            code: m[4],
            message: m[6],
          }),
    about: 6,
  },
  {
    needs: ['error: ', 'warning: '],
    pattern: new RegExp(
      String.raw`^\s{0,12}(?:\[ {3}LINE {3}\] --- )?${SOURCE}:(\d{1,7})(?::\d{1,6})?: {1,3}(fatal error|error|warning): (.{1,2000}?)(?: \[(-W[\w=,+-]{1,100})\])?$`,
    ),
    symptom: (m) =>
      diagnostic({ tool: 'compiler', path: m[1], line: m[2], severity: m[3], message: m[4], code: m[5] }),
    about: 4,
  },
])
