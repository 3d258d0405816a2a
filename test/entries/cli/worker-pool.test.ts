import { describe, expect, it } from 'vitest'

import { workerPool } from '../../../src/entries/cli/worker-pool.ts'

/** Answers each task with the same, after a while. */
const echo = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads'
    parentPort.on('message', (task) => setTimeout(() => parentPort.postMessage(task), 100))
  `)}`,
)

const aPool = () =>
  workerPool<string, string>({
    script: echo,
    size: 1,
    setUp: null,
    crashed: (task) => `${task} was given up`,
  })

describe('a pool of threads', () => {
  it('does tasks in turn', async () => {
    const pool = aPool()
    expect(await Promise.all(['a', 'b'].map(async (task) => await pool.run(task)))).toEqual(['a', 'b'])
    await pool.close()
  })

  it('that is closed begins no task that was still waiting, so that the program can end', async () => {
    const pool = aPool()
    const outcomes = ['a', 'b', 'c'].map(async (task) => await pool.run(task))
    await pool.close()
    expect(await Promise.all(outcomes)).toEqual(['a was given up', 'b was given up', 'c was given up'])
  })
})
