import type { NamedThing } from '../../../model/symptom.ts'

export type Named = { readonly what: NamedThing['what']; readonly text: string }

type Pattern = {
  readonly what: NamedThing['what'] | null
  readonly pattern: RegExp
  readonly unless?: RegExp
}

const SEGMENT = String.raw`[\w@+.~-]{1,100}`
/** Not within a segment: a long run of its characters is read from its beginning only. */
const START = String.raw`(?<![\w@+.~-])`
const ROOT = String.raw`(?:[A-Za-z]:[\\/]|[\\/])?`
const POSITION = String.raw`(?::\d{1,7}|\(\d{1,7}(?:,\d{1,6})?\))?`
/** Endings by which a name without a folder is known to be a file's rather than a qualified name. */
const FILE_ENDING = String.raw`(?:[cm]?[jt]sx?|vue|svelte|pyi?|pyx|rb|rake|go|rs|java|kts?|scala|groovy|php|cs|fs|vb|c|cc|cpp|cxx|h|hh|hpp|inl|mm?|swift|dart|exs?|[eh]rl|l?hs|ml[ily]?|clj[cs]?|elm|purs|rkt|tcl|bats|moon|svh?|vhdl?|ad[bs]|f90|pl|pm|lua|r|jl|zig|nim|sh|bash|ps1|bat|cmd|sql|proto|graphql|tf|gradle|cmake|gni?|gypi?|bazel|bzl|mk|in|am|ya?ml|json5?|jsonc|toml|xml|ini|cfg|conf|env|lock|md|rst|txt|html?|css|scss|less|test|mlir|ll|td|def|s|asm|cu|glsl|vert|frag|wgsl|hlsl|so|a|lib|dll|exe|whl|jar|zip|gz)`

// Each is bounded, and tried in this order: what an earlier one names, a later one does not name again.
const PATTERNS: readonly Pattern[] = [
  // A person's address names nothing that can break, and is not ours to keep.
  {
    what: null,
    pattern:
      /(?<![\w/.+-])([\w.+-]{1,80}@[A-Za-z][\w-]{0,80}(?:\.[\w-]{1,80}){0,3}\.[A-Za-z]{2,24})(?![\w.])/g,
  },
  // A parameterized test of GoogleTest and its kin.
  {
    what: 'symbol',
    pattern:
      /(?<![\w./@-])((?:[A-Za-z]\w{0,60}\/)?[A-Za-z]\w{0,80}\.[A-Z]\w{0,100}(?:\/\w{1,120}){1,3})(?![\w/.])/g,
  },
  // A package with its version, as npm, Go and others write it.
  {
    what: 'package',
    pattern: /(?<![\w/@.-])((?:@[a-z0-9][\w.-]{0,60}\/)?[a-z][\w.-]{0,80}@\d[\w.+-]{0,40})/g,
  },
  // A file's page on a forge: the part behind the ref is its path.
  {
    what: 'path',
    pattern:
      /https?:\/\/[\w.-]{3,120}\/[^\s"'<>#]{1,200}?\/(?:blob|raw|tree|src|\+)\/[\w.-]{1,80}\/([\w@+.~/-]{1,300}\.\w{1,10})/g,
  },
  { what: 'host', pattern: /https?:\/\/([\w.-]{3,120})(?:[/:?#][^\s"'<>)]{0,400})?/g },
  {
    what: 'path',
    pattern: new RegExp(
      String.raw`${START}(?:file:\/\/|webpack:\/\/)?(${ROOT}(?:${SEGMENT}[\\/]){1,24}${SEGMENT}\.[a-zA-Z]\w{0,11}${POSITION})(?!\w)`,
      'g',
    ),
  },
  {
    what: 'path',
    pattern: new RegExp(
      String.raw`(?<![\w.@/])([\w@+~-][\w@+.~-]{0,100}\.${FILE_ENDING}${POSITION})(?![\w@])`,
      'g',
    ),
  },
  {
    // A path without an ending has several folders, or a part that is no plain word.
    what: 'path',
    pattern: new RegExp(
      String.raw`(${START}(?:\.{0,2}\/)?(?:${SEGMENT}\/){2,24}${SEGMENT}|(?<![\w.@/-])[\w-]{0,60}[_\d-][\w-]{0,60}\/[\w.-]{2,100}|(?<![\w.@/-])[\w-]{2,60}\/[\w.-]{0,60}[_\d-][\w.-]{0,60})`,
      'g',
    ),
    unless: /^[\d/.]+$|^\/\/|^0x[\da-f]{1,16}\/0x/i,
  },
  // An empty one names nothing, and has to be read all the same: its second quote begins no other.
  { what: 'literal', pattern: /[`"‘“]([^`"‘’“”\n]{0,120})[`"’”]/g },
  // As GNU, Ruby and OCaml used to quote.
  { what: 'literal', pattern: /`([^`'"\n]{2,120})'/g },
  { what: 'literal', pattern: /(?<![\w])'([^'\n]{0,120})'(?!\w)/g },
  {
    what: 'symbol',
    pattern: /(?<![\w:]\\)\b([A-Za-z_]\w{0,80}(?:(?:::|\\|#)~?[A-Za-z_]\w{0,80}[!?]?){1,8})/g,
  },
  {
    what: 'symbol',
    pattern: /(?<![\w.])([A-Za-z_][\w-]{1,80}(?:\.[A-Za-z_][\w-]{1,80}){1,12})\b/g,
  },
  { what: 'setting', pattern: /\b([A-Z][A-Z0-9]{1,30}(?:_[A-Z0-9]{1,30}){1,8})\b/g },
  { what: 'package', pattern: /(?<![\w/])(@[a-z0-9][\w.-]{0,80}\/[a-z0-9][\w.-]{0,80})/g },
  // camelCase, PascalCase with two humps, snake_case, and words that hold a digit.
  { what: 'symbol', pattern: /\b([a-z][a-z0-9]{0,60}[A-Z][A-Za-z0-9]{0,100})\b/g },
  { what: 'symbol', pattern: /\b((?:[A-Z]{1,20}[a-z0-9]{1,40}){2,8}[A-Z]{0,8}\w{0,40})\b/g },
  { what: 'symbol', pattern: /\b(_{0,2}[A-Za-z]\w{0,60}_\w{1,80})\b/g },
  {
    what: 'symbol',
    pattern: /\b([A-Za-z]{1,40}\d{1,6}[A-Za-z][A-Za-z0-9]{0,60}|[A-Za-z]{2,40}\d{1,6})\b/g,
    // An address in memory is another one each time.
    unless: /^(?:line|exit|test|step|v|x|utf)\d+$|^(?:[\da-f]{8}|[\da-f]{16})$/i,
  },
]

/** A setting is one whether it is quoted or not: it is told besides the quoted word. */
const key = (what: Pattern['what'], name: string): string => (what === 'setting' ? `$${name}` : name)

/** Characters of a text that are searched, and names one text gives: a dump of data names nothing. */
const TEXT_CAP = 2_000
const NAMES_CAP = 24

/**
 * What a text names: paths, quoted words, symbols, packages, settings and hosts, each once. What is part of a longer
 * name of the same text is left out.
 */
export const namedIn = (full: string): readonly Named[] => {
  let text = full.slice(0, TEXT_CAP)
  const seen = new Set<string>()
  const names: Named[] = []
  for (const { what, pattern, unless } of PATTERNS) {
    const taken: (readonly [number, number])[] = []
    for (const match of text.matchAll(pattern)) {
      const name = (match[1] ?? '').replace(/[.,:;]{1,20}$/, '').trim()
      if (name.length < 2 || seen.has(key(what, name)) || unless?.test(name) === true) continue
      seen.add(key(what, name))
      if (what !== null) names.push({ what, text: name })
      // A quoted word may itself be a path or a symbol: it is looked into again.
      if (what !== 'literal') taken.push([match.index, match.index + match[0].length])
      if (names.length >= NAMES_CAP) return names
    }
    for (const [start, end] of taken) text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)
  }
  return names
}
