import type { LogLine } from './log-lines.ts'

const STEP = /^ ?> \[.{1,300}\] .{1,2000}:$/
const RULE = /^-{6,80}$/
const SECONDS = /^\d{1,6}\.\d{3} (?=\S)/

/**
 * The lines without the seconds that BuildKit puts before each where it prints once more what a failed step said: below
 * ` > [stage 3/5] RUN make:` and above a rule. Elsewhere such a number is a program's own.
 */
export const withoutStepTimes = (lines: readonly LogLine[], text: string): readonly LogLine[] => {
  if (!text.includes('> [')) return lines
  let isStep = false
  return lines.map((line) => {
    if (STEP.test(line.text)) isStep = true
    else if (RULE.test(line.text)) isStep = false
    else if (isStep) return { ...line, text: line.text.replace(SECONDS, '') }
    return line
  })
}
