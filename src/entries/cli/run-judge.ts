import { heardQuestions } from '../../compose/heard-questions.ts'
import { judgeDossier } from '../../compose/judge-dossier.ts'
import { terminalPolicy } from '../../compose/terminal-policy.ts'
import type { JudgeOptions } from './commands/judge.ts'
import { printPrompt } from './print-prompt.ts'
import { printReport } from './print-report.ts'
import { nameOfInput, readBytes } from './read-bytes.ts'

/** Judges a recorded dossier and prints the report, or what a language model would be asked about it. */
export async function runJudge(options: JudgeOptions): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of readBytes(options.dossier)) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString('utf8')
  const judged = judgeDossier(text, nameOfInput(options.dossier))
  if (options.showPrompt === true) printPrompt(await heardQuestions(judged.dossier, terminalPolicy), options)
  else printReport(judged, options)
}
