import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The files by which a step speaks to GitHub's runner. */
export type RunnerFiles = Disposable & {
  readonly folder: string
  /** Environment variables that name the files. */
  readonly environment: Readonly<Record<'GITHUB_OUTPUT' | 'GITHUB_STEP_SUMMARY', string>>
  /** Outputs as the runner reads them. */
  outputs(): Readonly<Record<string, string>>
  summary(): string
  /** Empties the files, as for a new step. */
  clear(): void
}

export function runnerFiles(): RunnerFiles {
  const folder = mkdtempSync(join(tmpdir(), 'runner-'))
  const environment = {
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
  }
  const clear = (): void => {
    for (const path of Object.values(environment)) writeFileSync(path, '')
  }
  clear()
  return {
    clear,
    folder,
    environment,
    outputs: () => readOutputs(readFileSync(environment.GITHUB_OUTPUT, 'utf8')),
    summary: () => readFileSync(environment.GITHUB_STEP_SUMMARY, 'utf8'),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  }
}

/** `name<<delimiter`, lines, `delimiter`: the only form of the output file in which values may span lines. */
function readOutputs(text: string): Readonly<Record<string, string>> {
  const lines = text.split('\n')
  const outputs: Record<string, string> = {}
  while (lines.length > 0) {
    const [name = '', delimiter] = (lines.shift() ?? '').split('<<')
    if (delimiter === undefined) continue
    outputs[name] = lines.splice(0, lines.indexOf(delimiter)).join('\n')
    lines.shift()
  }
  return outputs
}
