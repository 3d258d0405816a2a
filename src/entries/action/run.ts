import type { ActionEngine, Target, Triaged } from '../../compose/compose-action.ts'
import { undoneWords } from '../../engine/model/undone-words.ts'
import type { Verdict } from '../../engine/model/verdict.ts'
import { plainWords } from '../../engine/report/markdown-text.ts'
import { renderMarkdown } from '../../engine/report/render-markdown.ts'
import { renderTerminal } from '../../engine/report/render-terminal.ts'
import { annotate, lineNotes } from './annotations.ts'
import { guardedPrint } from './guarded-print.ts'
import type { Inputs } from './inputs.ts'
import { nothingToTell, outputsOf, writeOutputs } from './outputs.ts'
import { fail, warn } from './say.ts'
import { writeSummary } from './summary.ts'

/** One step from what is looked at to log, annotations, summary and outputs. `forgeUrl` is where people browse. */
export async function run(
  target: Target,
  engine: ActionEngine,
  failOn: Inputs['fail-on'],
  forgeUrl: string,
): Promise<void> {
  const found = await engine.find(target)
  if (found.kind === 'nothing') {
    guardedPrint(`Nothing to look at. ${found.because}`)
    return writeOutputs(nothingToTell)
  }
  // A model may take its time, and the job may be stopped meanwhile.
  const early = async (first: Triaged): Promise<void> => await writeSummary(summaryOf(first, forgeUrl))
  const triaged = await engine.triage(found, target.good, early)
  const { report } = triaged
  guardedPrint(renderTerminal(report, { color: true, width: 120 }))
  annotate(lineNotes(triaged))
  await writeSummary(summaryOf(triaged, forgeUrl))
  writeOutputs(outputsOf(triaged, forgeUrl))
  for (const reason of refusals(triaged)) warn(reason)
  if (failsOn(failOn, triaged.judgement.verdict))
    fail('Prime Suspect names a change, and fail-on asks to fail then.')
}

function summaryOf(triaged: Triaged, forgeUrl: string): string {
  const { report } = triaged
  const words = renderMarkdown(report, { forgeUrl, repo: report.incident.repo })
  const notes = refusals(triaged).map((reason) => plainWords(reason, 500))
  return [words, ...notes].join('\n\n')
}

/** What GitHub did not let us do, and why. */
function refusals({ performed, plan }: Triaged): readonly string[] {
  return performed.flatMap((one, at) => {
    const act = plan.take[at]
    return one.kind === 'refused' && act !== undefined ? [`${undoneWords(act)}: ${one.because}`] : []
  })
}

function failsOn(failOn: Inputs['fail-on'], { kind }: Verdict): boolean {
  return (failOn === 'suspects' && kind !== 'silent') || (failOn === 'culprit' && kind === 'culprit')
}
