import { Worker } from 'node:worker_threads'

export type WorkerPool<Task, Outcome> = {
  /** Does a task as soon as a worker is free. Never rejects. */
  readonly run: (task: Task) => Promise<Outcome>
  /** Ends all work; tasks that are not done are told as crashed. */
  readonly close: () => Promise<void>
}

/** What the threads run, how many there are, and what is told where one of them dies. */
export type Crew<Task, Outcome> = {
  /** Answers each message that is a task with one that is its outcome. */
  readonly script: URL
  readonly size: number
  readonly setUp: unknown
  readonly crashed: (task: Task, says: string) => Outcome
}

type Job<Task, Outcome> = { readonly task: Task; readonly settle: (outcome: Outcome) => void }

/**
 * Threads that do one task at a time each. A thread that dies takes the task it was at with it, which is then told as
 * crashed; another thread takes its place.
 */
export function workerPool<Task, Outcome>({
  script,
  size,
  setUp,
  crashed,
}: Crew<Task, Outcome>): WorkerPool<Task, Outcome> {
  const waiting: Job<Task, Outcome>[] = []
  const idle: Worker[] = []
  const busy = new Map<Worker, Job<Task, Outcome>>()
  let begun = 0

  function hire(): Worker {
    const worker = new Worker(script, { workerData: setUp })
    begun += 1
    let cause = 'the thread ended'
    worker.on('message', (outcome: Outcome) => {
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
      job?.settle(crashed(job.task, cause))
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
      worker.postMessage(job.task)
    }
  }

  return {
    run: async (task) =>
      await new Promise((settle) => {
        waiting.push({ task, settle })
        next()
      }),
    close: async () => {
      // Else a thread that ends would be replaced for what still waits, and the program would never end.
      for (const { task, settle } of waiting.splice(0)) settle(crashed(task, 'the work was ended'))
      await Promise.all([...idle, ...busy.keys()].map((worker) => worker.terminate()))
    },
  }
}
