import { summary, warning } from '@actions/core'

/** What GitHub shows of one step at most; a larger summary is refused as a whole. */
export const mostSummaryBytes = 1024 * 1024

/** Writes the step summary. Where the runner offers none, the log says so and the run goes on. */
export async function writeSummary(markdown: string): Promise<void> {
  try {
    await summary
      .emptyBuffer()
      .addRaw(clipMarkdown(markdown, mostSummaryBytes), true)
      .write({ overwrite: true })
  } catch {
    warning('The step summary could not be written; the outputs are complete all the same.')
  }
}

const cutNote = '\n\n(cut here: a step summary has at most 1 MiB)'

/** At most `most` bytes less one for a line end, cut between lines, with a fence that the cut left open closed again. */
export function clipMarkdown(markdown: string, most: number): string {
  if (Buffer.byteLength(markdown) < most) return markdown
  const kept: string[] = []
  let fence = ''
  let left = most - 1 - Buffer.byteLength(cutNote)
  for (const line of markdown.split('\n')) {
    const after = fenceAfter(fence, line)
    left -= Buffer.byteLength(line) + 1
    if (left < after.length + 1) break
    fence = after
    kept.push(line)
  }
  if (fence !== '') kept.push(fence)
  return `${kept.join('\n')}${cutNote}`
}

/** The ticks that close the fence open after this line; empty where none is. */
function fenceAfter(open: string, line: string): string {
  const ticks = /^ {0,3}(`{3,})/u.exec(line)?.[1] ?? ''
  if (ticks === '') return open
  if (open === '') return ticks
  return ticks.length >= open.length && line.trim() === ticks ? '' : open
}
