import { Command } from 'commander'

import { type IncidentOptions, withIncidentOptions } from '../incident-options.ts'

const AFTER = `
Examples:
  $ prime-suspect record --repo . --good v1.4.0 --bad HEAD --log failing.log --out dossier.json
  $ prime-suspect judge --dossier dossier.json

A dossier holds the failing log, the patches of the changes and parts of the sources. Secrets of known forms are
redacted; look it through before you pass it on.`

export type RecordOptions = IncidentOptions & { readonly out?: string }

export function recordCommand(): Command {
  return withIncidentOptions(new Command('record'))
    .description('Gather all facts of a failure into a dossier, to be judged later or elsewhere')
    .option('--out <file>', 'file to write; standard output where not given')
    .addHelpText('after', AFTER)
    .action(async (options: RecordOptions) => {
      const { runRecord } = await import('../run-record.ts')
      await runRecord(options)
    })
}
