/**
 * Text that others wrote (titles, paths, log lines, model answers), made fit to be shown. Nothing here knows of a
 * sink's markup: see `markdown-text.ts` for that. Every pattern is linear in the length of the text.
 */

const escape = '\u001B'
/** ECMA-48 control sequences (colours, cursor) and the strings opened by OSC, DCS, SOS, PM and APC. */
const controlSequence = new RegExp(`(?:${escape}\\[|\u009B)[0-?]*[ -/]*[@-~]?`, 'gu')
const controlString = new RegExp(
  `(?:${escape}[\\]PX^_]|[\u0090\u0098\u009D-\u009F])[^\u0007\u009C${escape}\\n]*(?:\u0007|\u009C|${escape}\\\\)?`,
  'gu',
)
/** Control, format (bidi, zero-width, tags), surrogate, private-use and unassigned characters; then fillers that show nothing. */
const invisible =
  /[\p{C}\p{Zl}\p{Zp}\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0\p{Variation_Selector}]/gu
const blank = /\p{Zs}/gu
/** More than three marks on one letter cover the lines around it. */
const markFlood = /(\p{M}{3})\p{M}+/gu
/** Of what a job prints, GitHub's runner takes `::` for a command where a line begins with it, `##[` wherever it stands. */
const commandLine = /^([^\S\n]*)::/gmu
const commandMark = /##(?=\[)/gu

/** The lines of a text without escape sequences, control and invisible characters; a tab is shown as two blanks. */
export function visibleLines(text: string): readonly string[] {
  return text
    .toWellFormed()
    .replace(controlString, '')
    .replace(controlSequence, '')
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u)
    .map((line) =>
      line
        .replaceAll('\t', '  ')
        .replace(blank, ' ')
        .replace(invisible, '')
        .replace(markFlood, '$1')
        .trimEnd(),
    )
}

/** The same on one line and at most `most` characters long; cut text ends in an ellipsis. */
export function oneLine(text: string, most: number): string {
  return cut(visibleLines(head(text, most)).join(' ').replace(/ +/gu, ' ').trim(), most)
}

/** At most `most` characters; what is cut away is replaced by an ellipsis at the end. */
export function cut(text: string, most: number): string {
  return text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .toWellFormed()
        .replace(/\uFFFD$/u, '')}…`
}

/** A path of at most `most` characters; long ones lose their middle, because the file's name is at the end. */
export function shortPath(path: string, most: number): string {
  const line = visibleLines(head(path, 8192)).join(' ')
  if (line.length <= most) return line
  const tail = Math.floor((most * 2) / 3)
  return `${line.slice(0, most - tail - 1)}…${line.slice(-tail)}`.toWellFormed()
}

/** Takes the meaning from what GitHub's runner takes for a command anywhere in a line. */
export function withoutCommandMarks(text: string): string {
  return text.replace(commandMark, '$& ')
}

/** Takes it from lines that the runner takes for commands: one wide colon for the two, so that they stay as long. */
export function withoutCommandLines(text: string): string {
  return text.replace(commandLine, '$1：')
}

/** Enough of the beginning that stripping can still fill `most` characters, so that huge texts cost little. */
function head(text: string, most: number): string {
  return text.length > most * 16 + 4096 ? text.slice(0, most * 16 + 4096) : text
}
