/** A platform as it is told, with the words that say so byte for byte. */
export type Platform = { readonly name: string; readonly printed: string }

type Word = { readonly pattern: RegExp; readonly name: string }

/** A word that stands alone or between `_`, `-`, `%20` and digits, as the names of jobs and builders are put together. */
const word = (name: string, spellings: string): Word => ({
  name,
  pattern: new RegExp(String.raw`(?<![A-Za-z])(?:${spellings})(?![A-Za-z])`, 'i'),
})

/** Systems, processors, compilers and sanitizers by the words that people and job names have for them. */
const WORDS: readonly Word[] = [
  word('windows', String.raw`windows(?:-?(?:latest|server|xp|\d{1,4}))?|win(?:32|64|7|8|10|11|xp)?`),
  word('macos', String.raw`mac(?:os)?(?:-?(?:latest|\d{1,2}))?|os ?x|darwin`),
  word(
    'linux',
    String.raw`linux|ubuntu(?:-?(?:latest|\d{2}\.\d{2}))?|debian|fedora|centos|rhel|alpine|archlinux|musl`,
  ),
  word('android', 'android'),
  word('ios', 'ios|iphone(?:os|simulator)?|ipad(?:os)?'),
  word('tvos', 'tvos'),
  word('watchos', 'watchos'),
  word('chromeos', 'chrome ?os|cros'),
  word('fuchsia', 'fuchsia'),
  word('freebsd', 'freebsd'),
  word('wasm', 'wasm(?:32|64)?|webassembly|emscripten'),
  word('x64', String.raw`x64|x86[-_]64|amd64`),
  word('x86', String.raw`x86(?![-_]64)|i[3-6]86|win32|32[- ]?bit`),
  word('arm64', String.raw`arm64(?:e|v8)?|aarch64`),
  word('arm', String.raw`arm(?!64)(?:v[67]l?|hf|32)?`),
  word('riscv64', String.raw`riscv(?:64)?`),
  word('s390x', 's390x?'),
  word('ppc64', 'ppc(?:64)?(?:le)?|powerpc'),
  word('asan', String.raw`asan|address ?sanitizer`),
  word('msan', String.raw`msan|memory ?sanitizer`),
  word('tsan', String.raw`tsan|thread ?sanitizer`),
  word('ubsan', String.raw`ubsan|undefined ?behaviou?r ?sanitizer`),
  word('lsan', String.raw`lsan|leak ?sanitizer`),
  word('msvc', 'msvc|visual studio|clang-cl'),
  word('mingw', String.raw`mingw(?:32|64)?|msys2?`),
  word('clang', String.raw`clang(?!-(?:cl|tidy|format))(?:\+\+)?(?:-?\d{1,2})?`),
  word('gcc', String.raw`(?:gcc|g\+\+)(?:-?\d{1,2})?`),
]

/** How many parts of a version tell one release line from the next. */
const PARTS: Readonly<Record<string, 1 | 2>> = { node: 1, java: 1 }

const RUNTIMES: Readonly<Record<string, string>> = {
  node: 'node',
  nodejs: 'node',
  'node.js': 'node',
  python: 'python',
  py: 'python',
  pypy: 'pypy',
  go: 'go',
  golang: 'go',
  ruby: 'ruby',
  php: 'php',
  java: 'java',
  jdk: 'java',
  rust: 'rust',
  dotnet: 'dotnet',
  '.net': 'dotnet',
  elixir: 'elixir',
  otp: 'otp',
  swift: 'swift',
  dart: 'dart',
  flutter: 'flutter',
  perl: 'perl',
  bun: 'bun',
  deno: 'deno',
  scala: 'scala',
  kotlin: 'kotlin',
  xcode: 'xcode',
}

/** A runtime with its version cut to the release line: `node 20`, `python 3.12`; null where the version is none. */
export const runtime = (printed: string, called: string, version: string): Platform | null => {
  const name = RUNTIMES[called.toLowerCase()]
  const parts = /^\d{1,4}(?:\.\d{1,4}){0,3}/.exec(version.replace(/^v/, ''))?.[0].split('.')
  if (name === undefined || parts === undefined) return null
  return { name: `${name} ${parts.slice(0, PARTS[name] ?? 2).join('.')}`, printed }
}

const VERSIONED =
  /(?<![A-Za-z.])(node(?:\.?js)?|pypy|python|py|golang|go|ruby|php|java|jdk|rust|dotnet|\.net|elixir|otp|swift|dart|flutter|perl|bun|deno|scala|kotlin|xcode)(?:[-_ ]?version)?[-_:= @]{0,3}v?(\d{1,4}(?:\.\d{1,4}){0,3})(?![\w])/gi

/** `py312` and `php82` run major and minor together. */
const COMPACT = /^(?:py|php|python)$/i

const splitVersion = (called: string, version: string): string =>
  COMPACT.test(called) && /^[2-9]\d{1,2}$/.test(version) ? `${version[0]}.${version.slice(1)}` : version

// An image or release of a system: `ubuntu-24.04`, `macos-14`, `windows-2022`.
const RELEASE =
  /(?<![A-Za-z])(ubuntu|debian|alpine|fedora|macos|windows|android)[-_: ](\d{1,4}(?:\.\d{1,2})?)(?![\w.]|[- ]?bit)/gi

/** Characters of a name or line that are searched. */
const TEXT_CAP = 300

/** Systems and their releases, processors, compilers and sanitizers that a line names. */
export const platformWords = (full: string): readonly Platform[] => {
  const text = full.slice(0, TEXT_CAP)
  const words = WORDS.flatMap(({ name, pattern }) => {
    const printed = pattern.exec(text)?.[0]
    return printed === undefined ? [] : [{ name, printed }]
  })
  const releases = [...text.matchAll(RELEASE)].map((match) => ({
    name: `${match[1]?.toLowerCase()} ${match[2]}`,
    printed: match[0],
  }))
  return [...words, ...releases]
}

/** What the name of a job tells of where it runs: `test (ubuntu-latest, node 20)`, `build-windows-x64`, `py312-asan`. */
export const platformsOfName = (full: string): readonly Platform[] => {
  const text = full.slice(0, TEXT_CAP)
  const versions = [...text.matchAll(VERSIONED)].map((match) =>
    runtime(match[0], match[1] ?? '', splitVersion(match[1] ?? '', match[2] ?? '')),
  )
  return [...platformWords(text), ...versions.filter((one) => one !== null)]
}
