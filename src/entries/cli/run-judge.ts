import { judgeDossier } from '../../compose/judge-dossier.ts'
import type { JudgeOptions } from './commands/judge.ts'
import { printReport } from './print-report.ts'
import { nameOfInput, readBytes } from './read-bytes.ts'

/** Judges a recorded dossier and prints the report. */
export async function runJudge(options: JudgeOptions): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of readBytes(options.dossier)) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString('utf8')
  printReport(judgeDossier(text, nameOfInput(options.dossier)), options)
}
