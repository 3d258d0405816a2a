import process from 'node:process'

/** The moments at which this process could be killed: after each step, before the next. In order, by name. */
export type KillPoints = {
  readonly reached: readonly string[]
  /** Begins anew. The n-th moment from now (from 0) is the last one; none is where null. */
  arm(n: number | null): void
  /** The same thing, with a moment after each call of each of its functions. */
  around<T extends object>(name: string, thing: T): T
}

/** `kill -9` from within: no handler runs, nothing is flushed. */
export function killPoints(): KillPoints {
  const reached: string[] = []
  let last: number | null = null
  const pass = (name: string): void => {
    reached.push(name)
    if (last !== null && reached.length - 1 === last) process.kill(process.pid, 'SIGKILL')
  }
  const wrap = (name: string, call: (...args: readonly unknown[]) => Promise<unknown>) => {
    return async (...args: readonly unknown[]): Promise<unknown> => {
      const answer = await call(...args)
      pass(`after ${name}`)
      return answer
    }
  }
  return {
    reached,
    arm: (n) => {
      reached.length = 0
      last = n
      pass('at the start')
    },
    around: (name, thing) => {
      const wrapped = Object.entries(thing).map(([key, value]: [string, unknown]) => [
        key,
        typeof value === 'function' ? wrap(`${name}.${key}`, value.bind(thing) as never) : value,
      ])
      return Object.fromEntries(wrapped)
    },
  }
}
