import type { LogLine } from '../log-lines.ts'
import type { Platform } from './platform-words.ts'
import { platformsOfName, platformWords, runtime } from './platform-words.ts'

/** A platform of a line of the log. */
export type PlatformLine = Platform & { readonly line: LogLine }

/** Lines of a log in which the runner and the tools tell where they run. */
const HEAD = 400

/** Lines whose value names a system or processor: the runner's own, a container's, a test runner's. */
const SYSTEM =
  /^\s{0,4}(?:(?:Runner |OS |Virtual )?(?:Image|Platform|OS|Operating [Ss]ystem|Architecture|runs-on|os|arch|platform)(?: Version)?: {1,4}|platform |Using Docker executor with image |Running on |Target: )(.{1,120}?)(?: -- Python .{0,100}| \.\.\.)?$/

/** Lines that begin with a tool and its version, as `--version` and set-up steps print them. */
const TOOLS: readonly (readonly [string, RegExp])[] = [
  ['node', /^\s{0,4}(?:node(?:-version)?: |Node\.js )["']?v?(\d[\w.]{0,20})["']?$/],
  ['node', /^Found in cache @ .{0,200}\/node\/(\d[\w.]{0,20})\//],
  [
    'python',
    /^\s{0,4}(?:(?:platform .{1,40} -- )?Python |python(?:-version)?: ["']?|Successfully set up (?:CPython|PyPy) \()(\d[\w.]{0,20})/,
  ],
  ['go', /^\s{0,4}(?:go version go|go-version: ["']?|Successfully set up Go version )(\d[\w.]{0,20})/],
  ['ruby', /^\s{0,4}(?:ruby (?=\d[\w.]{1,20} \()|ruby-version: ["']?|ruby-)(\d[\w.]{0,20})/],
  ['php', /^\s{0,4}(?:PHP (?=\d[\w.]{1,20} \(cli\))|Runtime: {1,8}PHP |php-version: ["']?)(\d[\w.]{0,20})/],
  [
    'java',
    /^\s{0,4}(?:(?:openjdk|java) (?:version )?["']?|java-version: ["']?|Java version: )(\d[\w.]{0,20})/,
  ],
  ['rust', /^rustc (\d[\w.]{0,20}) \(/],
  ['dotnet', /^\s{0,4}(?:dotnet-version: ["']?|\.NET SDK(?: \(.{0,40}\))?:? (?:Version: )?)(\d[\w.]{0,20})/],
  ['elixir', /^\s{0,4}(?:Elixir |elixir-version: ["']?)(\d[\w.]{0,20})/],
  ['swift', /^\s{0,4}(?:swift-driver version: \S{1,20} )?(?:Apple )?Swift version (\d[\w.]{0,20})/],
  ['dart', /^Dart SDK version: (\d[\w.]{0,20})/],
  ['flutter', /^\s{0,4}(?:Flutter |flutter-version: ["']?)(\d[\w.]{0,20})/],
  ['perl', /^This is perl .{0,60}\(v(\d[\w.]{0,20})\)/],
  ['xcode', /^Xcode (\d[\w.]{0,20})$/],
]

/** The runner's group names the system on the line below it. */
const SYSTEM_GROUP = /^(?:##\[group\])?Operating System$/

const TRIPLE = /\b(linux|darwin|windows)[/_-](amd64|arm64|x64|386)\b/

const ofLine = (text: string, above: string): readonly Platform[] => {
  const value = SYSTEM.exec(text)?.[1] ?? (SYSTEM_GROUP.test(above) ? text : undefined)
  const systems = value === undefined ? [] : platformsOfName(value)
  const tools = TOOLS.flatMap(([name, pattern]) => {
    const match = pattern.exec(text)
    const found = match === null ? null : runtime(text.trim().slice(0, 80), name, match[1] ?? '')
    return found === null ? [] : [found]
  })
  const triple = tools.length === 0 ? null : TRIPLE.exec(text)
  return [...systems, ...tools, ...(triple === null ? [] : platformWords(triple[0]))]
}

/** Where the job ran, as the head of its log tells: the runner's image, a container's, and the versions of tools. */
export const platformsOfHead = (lines: readonly LogLine[]): readonly PlatformLine[] => {
  let above = ''
  return lines.slice(0, HEAD).flatMap((line) => {
    const text = line.text.length > 200 ? '' : line.text
    const found = text === '' ? [] : ofLine(text, above)
    above = text
    return found.map((platform) => ({ ...platform, line }))
  })
}
