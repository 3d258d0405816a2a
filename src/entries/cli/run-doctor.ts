import process from 'node:process'

import { examine } from '../../compose/examine.ts'
import { type Missing, readEnvironment } from '../../config/environment.ts'
import type { Finding } from '../../engine/model/finding.ts'
import { ExitCode } from './exit-code.ts'

/** Says what is well and what to mend. */
export async function runDoctor({ json }: { readonly json?: true }): Promise<ExitCode> {
  const environment = readEnvironment()
  const findings =
    environment.kind === 'incomplete'
      ? environment.missing.map(asFinding)
      : [
          { about: 'settings', state: 'well', says: 'All settings are there.', mend: null } as const,
          ...(await examine(environment.settings)),
        ]
  process.stdout.write(json === true ? `${JSON.stringify(findings, null, 2)}\n` : findingsText(findings))
  if (environment.kind === 'incomplete') return ExitCode.badInput
  return findings.some(({ state }) => state === 'ill') ? ExitCode.environment : ExitCode.done
}

function asFinding({ name, says, mend }: Missing): Finding {
  return { about: name, state: 'ill', says: `${name} ${says}.`, mend }
}

const signs: Readonly<Record<Finding['state'], string>> = { well: 'ok  ', doubtful: '?   ', ill: 'MEND' }

function findingsText(findings: readonly Finding[]): string {
  return findings
    .map(({ about, state, says, mend }) => {
      const line = `${signs[state]}  ${about.padEnd(14)} ${says}\n`
      return mend === null ? line : `${line}${' '.repeat(21)}${mend}\n`
    })
    .join('')
}
