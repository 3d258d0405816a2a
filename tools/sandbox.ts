/**
 * The App at work for a GitHub on this machine, to be watched in a browser without an account anywhere:
 *
 *     npm run sandbox
 */
import process from 'node:process'

import { startSandbox } from './sandbox/sandbox.ts'

const sandbox = await startSandbox(Number(process.env['PORT'] ?? 4280))
console.log(`Open ${sandbox.url} in a browser. End with Ctrl+C.`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.close().finally(() => process.exit(0)))
}
