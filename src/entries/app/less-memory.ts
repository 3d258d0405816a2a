import { setFlagsFromString } from 'node:v8'

import type { Settings } from '../../config/environment.ts'

/**
 * Keeps the engine from compiling WebAssembly a second time, for speed. Of the embedded database that takes 600 MB for
 * some seconds and 100 MB for good, and makes a recorded delivery cheaper by an eighth. To be called before a store is
 * opened; a server's database has nothing to compile.
 */
export function lessMemory({ store }: Pick<Settings, 'store'>): void {
  if (store.kind !== 'embedded') return
  // What --liftoff-only stands for on the command line, in full: here a flag brings no others along.
  for (const flag of ['--liftoff-only', '--liftoff', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering']) {
    setFlagsFromString(flag)
  }
}
