import { numberOf } from '../line-rules.ts'
import type { Report, ReportedTest } from './report.ts'
import { DETAILS_CAP, FAILURES_CAP, MESSAGE_CAP } from './report.ts'

const RESULT = /^( {0,64})not ok\b(?: \d{1,7})?(?: -)? ?(.{0,500})$/
const DIRECTIVE = /(?:^|\s)# ?(todo|skip|time)\b.{0,400}$/i
const SUBTEST = /^( {0,64})# Subtest: (.{1,400})$/
const BAIL = /^Bail out!\s{0,8}(.{0,500})$/
const MEMBER = /^\s{1,80}(\w{1,40}): {0,8}(.{0,2000})$/
const PLACE = /^['"]?(?:.{0,200}\()?([^\s'"()]{1,400}?):(\d{1,7})(?::\d{1,6})?\)?['"]?$/
/** Lines of one diagnostics block that are read. */
const BLOCK_CAP = 200

type Line = { readonly text: string; readonly at: number }
type Block = { readonly members: ReadonlyMap<string, string>; readonly text: string; readonly at: number }

function* linesOf(text: string): Generator<Line> {
  for (let at = 0; at <= text.length;) {
    const newline = text.indexOf('\n', at)
    const end = newline === -1 ? text.length : newline
    yield { text: text.slice(at, Math.min(end, at + 8_192)).trimEnd(), at }
    at = end + 1
  }
}

const unquoted = (value: string): string => /^(['"])(.*)\1$/.exec(value)?.[2] ?? value

/** The YAML block below a result: `---` to `...`, one member a line, long texts behind `|-` on the lines below. */
const blockBelow = (lines: readonly Line[], start: number): Block => {
  const members = new Map<string, string>()
  const first = lines[start + 1]
  if (first === undefined || first.text.trim() !== '---')
    return { members, text: '', at: lines[start]?.at ?? 0 }
  const body: string[] = []
  let folded: string | null = null
  for (const { text } of lines.slice(start + 2, start + 2 + BLOCK_CAP)) {
    if (text.trim() === '...') break
    body.push(text)
    const member = MEMBER.exec(text)
    if (member !== null && !/^[|>]-?$/.test(member[2] ?? '')) {
      if (folded === null || !members.has(member[1] ?? ''))
        members.set(member[1] ?? '', unquoted(member[2] ?? ''))
      if (/^(?:code|name|expected|actual|operator|stack)$/.test(member[1] ?? '')) folded = null
    } else if (member !== null) folded = member[1] ?? null
    else if (folded !== null && text.trim() !== '' && !members.has(folded)) members.set(folded, text.trim())
  }
  return { members, text: body.join('\n').slice(0, DETAILS_CAP), at: lines[start + 2]?.at ?? 0 }
}

const testOf = (name: string, suite: string | null, at: number, block: Block): ReportedTest => {
  const { members } = block
  const place = PLACE.exec(members.get('at') ?? members.get('location') ?? '')
  return {
    name,
    suite,
    path: place?.[1] ?? members.get('file') ?? members.get('fileName') ?? null,
    line: numberOf(place?.[2] ?? members.get('line')),
    type: members.get('name') ?? null,
    message: (members.get('error') ?? members.get('message') ?? '').slice(0, MESSAGE_CAP),
    expected: members.get('expected')?.slice(0, 200) ?? members.get('wanted')?.slice(0, 200) ?? null,
    actual: members.get('actual')?.slice(0, 200) ?? members.get('found')?.slice(0, 200) ?? null,
    // The block's lines stay in the log, where they are read as any others.
    details: '',
    at,
    detailsAt: block.at,
  }
}

/** Reads the Test Anything Protocol, versions 12 to 14, with subtests and YAML blocks. A bail-out is a failure too. */
export const readTap = (text: string): Report => {
  const lines = [...linesOf(text)]
  const tests: ReportedTest[] = []
  const suites: { readonly depth: number; readonly name: string }[] = []
  for (const [index, line] of lines.entries()) {
    const subtest = line.text.includes('# Subtest: ') ? SUBTEST.exec(line.text) : null
    if (subtest !== null) {
      const depth = subtest[1]?.length ?? 0
      while ((suites.at(-1)?.depth ?? -1) >= depth) suites.pop()
      suites.push({ depth, name: subtest[2] ?? '' })
      continue
    }
    const bail = line.text.startsWith('Bail out!') ? BAIL.exec(line.text) : null
    const failed = line.text.includes('not ok') ? RESULT.exec(line.text) : null
    if (bail === null && failed === null) continue
    const directive = DIRECTIVE.exec(failed?.[2] ?? '')
    if (directive !== null && directive[1]?.toLowerCase() !== 'time') continue
    const said = (failed?.[2] ?? '').replace(DIRECTIVE, '').trim()
    const depth = failed?.[1]?.length ?? 0
    const suite = suites.filter((open) => open.depth < depth).map((open) => open.name)
    const name = bail === null ? said || line.text.trim() : line.text
    const within = suite.length === 0 ? null : suite.join(' › ')
    tests.push(testOf(name, within, line.at, blockBelow(lines, index)))
    if (tests.length >= FAILURES_CAP) break
  }
  return { tests, findings: [] }
}
