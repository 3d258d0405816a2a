import { Worker } from 'node:worker_threads'

import type { CaseOutcome, OpenCase } from '../../../compose/rank-case.ts'
import { namedCandidates, unrankedLine } from '../../../compose/unranked-line.ts'
import type { WorkerSetUp } from './rank-worker.ts'

export type WorkerPool = {
  /** Ranks a case as soon as a worker is free. Never rejects. */
  readonly rank: (line: OpenCase) => Promise<CaseOutcome>
  readonly close: () => Promise<void>
}

type Job = { readonly line: OpenCase; readonly settle: (outcome: CaseOutcome) => void }

// Beside this file, as a source or as a bundle.
const script = new URL(`./rank-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)

/**
 * `size` threads that rank cases, each with its own view of the clone. A thread that dies takes the case it was at with
 * it, which is then told as crashed; another thread takes its place.
 */
export function workerPool(size: number, setUp: WorkerSetUp): WorkerPool {
  const waiting: Job[] = []
  const idle: Worker[] = []
  const busy = new Map<Worker, Job>()
  let begun = 0

  function hire(): Worker {
    const worker = new Worker(script, { workerData: setUp })
    begun += 1
    let cause = 'the thread ended'
    worker.on('message', (outcome: CaseOutcome) => {
      const job = busy.get(worker)
      busy.delete(worker)
      idle.push(worker)
      job?.settle(outcome)
      next()
    })
    worker.on('error', (error) => {
      cause = error instanceof Error ? (error.stack ?? error.message) : String(error)
    })
    worker.on('exit', () => {
      begun -= 1
      const at = idle.indexOf(worker)
      if (at !== -1) idle.splice(at, 1)
      const job = busy.get(worker)
      busy.delete(worker)
      job?.settle(crashed(job.line, cause))
      next()
    })
    return worker
  }

  function next(): void {
    while (waiting.length > 0 && (idle.length > 0 || begun < size)) {
      const job = waiting.shift()
      if (job === undefined) return
      const worker = idle.pop() ?? hire()
      busy.set(worker, job)
      worker.postMessage(job.line)
    }
  }

  return {
    rank: async (line) =>
      await new Promise((settle) => {
        waiting.push({ line, settle })
        next()
      }),
    close: async () => {
      await Promise.all([...idle, ...busy.keys()].map((worker) => worker.terminate()))
    },
  }
}

function crashed(line: OpenCase, says: string): CaseOutcome {
  return { kind: 'crashed', line: unrankedLine(line.id, namedCandidates(line), 0), says }
}
