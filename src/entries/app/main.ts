import process from 'node:process'

import { explainMissing, readEnvironment } from '../../config/environment.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import { sayAlertToken } from './alert-token.ts'
import { lessMemory } from './less-memory.ts'

// Before anything of Probot is loaded: in any other mode it has pages that anyone may use to configure it.
process.env['NODE_ENV'] = 'production'

const incomplete = 2

async function main(): Promise<void> {
  const environment = readEnvironment()
  if (environment.kind === 'incomplete') {
    process.stderr.write(explainMissing(environment.missing))
    process.exitCode = incomplete
    return
  }
  const [command, ...given] = process.argv.slice(2)
  if (command === 'export') {
    const { runExport } = await import('./run-export.ts')
    process.stdout.write(`${await runExport(given, environment.settings)}\n`)
    return
  }
  if (command === 'alert-token') {
    process.stdout.write(`${sayAlertToken(given, environment.settings.alertSecret)}\n`)
    return
  }
  lessMemory(environment.settings)
  const { startApp } = await import('./start-app.ts')
  const { endInOrder } = await import('./end-app.ts')
  endInOrder(await startApp(environment.settings))
}

function explain(error: unknown): void {
  const says = error instanceof Refusal ? `${error.message}.\n${error.mend}\n` : `${String(error)}\n`
  const what = process.argv[2] === 'export' ? 'Nothing was exported' : 'The App cannot start'
  process.stderr.write(`${what}: ${says}`)
  process.exitCode = 1
}

main().catch(explain)
