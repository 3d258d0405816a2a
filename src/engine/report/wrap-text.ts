/** Characters that a terminal shows two cells wide (East Asian wide and full-width forms, most emoji). */
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u
const mark = /\p{M}/u

/** How many cells a terminal needs for the text, which holds no control characters. */
export function cellsOf(text: string): number {
  let cells = 0
  for (const character of text) cells += mark.test(character) ? 0 : wide.test(character) ? 2 : 1
  return cells
}

/**
 * The text in lines of at most `width` cells, broken between words; `indent` blanks stand before every line and `hang`
 * more before all but the first. A word longer than a line is broken where the line ends.
 */
export function wrapped(
  text: string,
  width: number,
  { indent = 0, hang = 0 }: { readonly indent?: number; readonly hang?: number } = {},
): readonly string[] {
  const room = Math.max(10, width - indent - hang)
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((one) => pieces(one, room))) {
    const together = line === '' ? word : `${line} ${word}`
    if (line !== '' && cellsOf(together) > (lines.length === 0 ? room + hang : room)) {
      lines.push(line)
      line = word
    } else line = together
  }
  lines.push(line)
  return lines.map((one, index) => ' '.repeat(index === 0 ? indent : indent + hang) + one)
}

/** The text on at most `cells` cells; cut text ends in an ellipsis. */
export function fitted(text: string, cells: number): string {
  return cellsOf(text) <= cells ? text : `${pieces(text, cells - 1)[0] ?? ''}…`
}

function pieces(word: string, room: number): readonly string[] {
  if (cellsOf(word) <= room) return [word]
  const parts: string[] = []
  let part = ''
  for (const character of word) {
    if (cellsOf(part) + cellsOf(character) > room) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part]
}
