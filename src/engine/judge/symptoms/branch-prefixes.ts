import type { LogLine } from './log-lines.ts'

/** `[Pipeline] { (Branch: unit)`, also with the name of the branch before the bracket. */
const BRANCH = /^(?:\[Pipeline\] )?(?:\[[^\]]{1,80}\] )?\{ \(Branch: (.{1,80})\)$/

/**
 * The lines without the name that Jenkins puts before each when branches of a pipeline run at once. Only names that the
 * log itself introduced go: other words in square brackets are a program's own.
 */
export const withoutBranches = (lines: readonly LogLine[], text: string): readonly LogLine[] => {
  if (!text.includes('{ (Branch: ')) return lines
  const prefixes = new Set<string>()
  return lines.map((line) => {
    if (!line.text.startsWith('[')) return line
    const branch = BRANCH.exec(line.text)?.[1]
    if (branch !== undefined) prefixes.add(`[${branch}]`)
    const end = line.text.indexOf(']') + 1
    if (!prefixes.has(line.text.slice(0, end))) return line
    return { ...line, text: line.text.slice(line.text[end] === ' ' ? end + 1 : end) }
  })
}
