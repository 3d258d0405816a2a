import { runInNewContext } from 'node:vm'

import { loadConfig, type LoadedConfig } from './load-config.ts'

/** Far more than 64 KiB of anything honest need. */
const usual = 1000

/**
 * Reads a configuration file like `loadConfig`, but gives up after so many milliseconds: whoever may write the file
 * must not be able to hold up everybody else. The engine itself stops the reading, wherever it is.
 */
export function loadConfigWithin(text: string, milliseconds = usual): LoadedConfig {
  try {
    return runInNewContext(
      'read()',
      { read: () => loadConfig(text) },
      { timeout: milliseconds },
    ) as LoadedConfig
  } catch (error) {
    if (!isTimeout(error)) throw error
    const says = `reading the file took longer than ${milliseconds} ms`
    return { kind: 'refused', mistakes: [{ says, line: 1, column: 1 }] }
  }
}

function isTimeout(error: unknown): boolean {
  // Not an `Error` of this realm.
  const isCoded = typeof error === 'object' && error !== null && 'code' in error
  return isCoded && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}
