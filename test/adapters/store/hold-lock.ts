import process from 'node:process'

import { lockDirectory } from '../../../src/adapters/store/directory-lock.ts'

/** A process of its own that takes the lock of the folder it is given, says how that went, and stays. */
try {
  lockDirectory(process.argv[2] ?? '')
  process.stdout.write('held\n')
  setInterval(() => {}, 1000)
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : 'failed'}\n`)
}
