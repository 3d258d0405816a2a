import process from 'node:process'

import type { RunningApp } from './start-app.ts'

/** How long what is at hand may take before it is handed back, and how long handing back may take. */
const usual = { drainWithinMs: 25_000, handBackWithinMs: 2000 }

/**
 * On SIGTERM or SIGINT finishes what is at hand and ends with 0. What is not finished in time is handed back, so that
 * another process takes it at once, and the process ends with 1; told twice, it does that now. Where its store is found
 * damaged it ends with 1 at once, for whatever started it to start it again.
 */
export function endInOrder(app: RunningApp, given: Partial<typeof usual> = {}): void {
  const { drainWithinMs, handBackWithinMs } = { ...usual, ...given }
  const giveUp = (): void => {
    // The database may be what everything waits for.
    setTimeout(() => process.exit(1), handBackWithinMs)
    const end = (): void => process.exit(1)
    app.handBack().then(end, end)
  }
  // Not closed: what was not closed is examined by the next start.
  void app.damaged.then(() => process.exit(1))
  let isStopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (isStopping) {
        giveUp()
        return
      }
      isStopping = true
      setTimeout(giveUp, drainWithinMs).unref()
      void app.stop().then(() => process.exit(0))
    })
  }
}
