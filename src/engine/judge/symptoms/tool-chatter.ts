import type { LogLine } from './log-lines.ts'

const GREETS = 'GNU gdb ('
/** What gdb says before it is asked anything: its version, its licence, where its manual is, what it loads. */
const GREETING =
  /^(?:GNU gdb \(|Copyright \(C\) \d{4}|License GPLv|This is free software|There is NO WARRANTY|(?:and|Type) "show |Type "apropos |This GDB was configured|For (?:help, type|bug reporting)|Find the GDB manual|\s{0,4}<https?:\/\/www\.gnu\.org\/|Reading symbols from )/
/** Lines in which it has said all that, blank ones counted. */
const GREETING_LINES = 24

const METERS = '% Received % Xferd'
/** The table in which curl shows how far it is, redrawn or line by line. */
const METER =
  /^\s{0,4}% Total {1,6}% Received % Xferd|^\s{10,60}Dload {1,6}Upload|^\s{0,4}\d{1,3} {1,8}\S{1,8} {1,8}\d{1,3} {1,8}\S{1,8} .{0,80}--:--:--/

/** The lines of which those that a tool prints whatever happens are an `aside`: a greeting, a progress meter. */
export const withoutChatter = (lines: readonly LogLine[], text: string): readonly LogLine[] => {
  const meters = text.includes(METERS)
  if (!meters && !text.includes(GREETS)) return lines
  let greeting = 0
  return lines.map((line) => {
    if (line.text.startsWith(GREETS)) greeting = GREETING_LINES
    greeting -= 1
    const isChatter = (greeting >= 0 && GREETING.test(line.text)) || (meters && METER.test(line.text))
    return isChatter && line.kind === 'output' ? { ...line, kind: 'aside' } : line
  })
}
