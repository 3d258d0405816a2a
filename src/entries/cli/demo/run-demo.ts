import { rmSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

import { triageClone } from '../../../compose/triage-clone.ts'
import type { Report } from '../../../engine/report/report.ts'
import { cloneIncident } from '../clone-incident.ts'
import type { DemoOptions } from '../commands/demo.ts'
import type { IncidentOptions } from '../incident-options.ts'
import { printReport } from '../print-report.ts'
import { badRef, checkOut, goodRef, makeRepository } from './make-repository.ts'
import { runTool } from './run-tool.ts'
import { plantedPull } from './shop-history.ts'

/**
 * Makes the shop in a temporary folder, runs its tests where they pass and where they fail, triages the failing log
 * and prints the report. The folder goes at the end, also when interrupted, unless it is to be kept.
 * @throws Error where the planted change is not the first suspect: then the demo shows a bug of ours
 */
export async function runDemo({ keep }: DemoOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'prime-suspect-demo-'))
  const sweep = (): void => {
    if (keep !== true) rmSync(folder, { recursive: true, force: true })
  }
  const stop = (): void => {
    sweep()
    process.exit(130)
  }
  process.once('SIGINT', stop)
  try {
    const options = await stage(folder)
    const { incident, forge } = await cloneIncident(options)
    const triaged = await triageClone(incident, forge)
    process.stdout.write('\n')
    printReport(triaged, {})
    refuteUnlessFirst(triaged.report)
    conclude(keep === true ? options : null)
  } finally {
    process.off('SIGINT', stop)
    sweep()
  }
}

/** Makes the repository and both logs, and gives what a person would then type. */
async function stage(folder: string): Promise<IncidentOptions> {
  const repo = join(folder, 'shop')
  const { commits } = await makeRepository(repo)
  tell(`Made a small shop of ${commits} commits in ${repo}`)
  const baseline = join(folder, 'passing.log')
  const log = join(folder, 'failing.log')
  tell(`Its tests at ${goodRef}, the last good deploy: ${await runTests(repo, goodRef, baseline)}`)
  tell(`Its tests at ${badRef}: ${await runTests(repo, badRef, log)}`)
  return { repo, good: goodRef, bad: badRef, log: [log], baseline: [baseline], environment: 'production' }
}

/** Runs the shop's own tests at a commit, keeps what they print, and sums it up. */
async function runTests(repo: string, ref: string, log: string): Promise<string> {
  await checkOut(repo, ref)
  const words = ['--test', '--test-reporter=spec']
  const { code, output } = await runTool(process.execPath, words, { directory: repo, mayEndWith: [0, 1] })
  await writeFile(log, output)
  const passes = ref === goodRef
  if ((code === 0) !== passes) throw new Error(`the demo's tests at ${ref} ended with ${code}:\n${output}`)
  const count = (what: string): string => new RegExp(`^\\S+ ${what} (\\d+)$`, 'm').exec(output)?.[1] ?? '?'
  return passes ? `${count('pass')} pass` : `${count('fail')} of ${count('tests')} fail`
}

function refuteUnlessFirst({ suspects, verdict }: Report): void {
  if (verdict.kind !== 'silent' && suspects[0]?.change.pull === plantedPull) return
  throw new Error(`the fault was planted in #${plantedPull}, but another change came first`)
}

function conclude(kept: IncidentOptions | null): void {
  tell(`\nThe fault was planted in #${plantedPull}: found.`)
  if (kept !== null) {
    const { repo, good, bad, log = [], baseline = [] } = kept
    tell(`Kept. Again: ${command({ repo, good, bad, log: log.join(), baseline: baseline.join() })}`)
  }
  tell(
    `On your own repository: ${command({ repo: '.', good: '<last good>', bad: 'HEAD', log: '<failing log>' })}`,
  )
}

function command(options: Readonly<Record<string, string>>): string {
  return ['prime-suspect triage', ...Object.entries(options).map(([key, value]) => `--${key} ${value}`)].join(
    ' ',
  )
}

function tell(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}
