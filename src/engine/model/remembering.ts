/** The same function, working each key out once. What it gave is kept as long as the function itself. */
export function remembering<Key, Value>(work: (key: Key) => Value): (key: Key) => Value {
  return keptIn(new Map<Key, Value>(), work)
}

/** The same for keys that are objects, known by themselves: what it gave is kept as long as its key. */
export function rememberingWeakly<Key extends object, Value>(work: (key: Key) => Value): (key: Key) => Value {
  return keptIn(new WeakMap<Key, Value>(), work)
}

type Memory<Key, Value> = {
  readonly get: (key: Key) => Value | undefined
  readonly set: (key: Key, value: Value) => unknown
}

function keptIn<Key, Value>(known: Memory<Key, Value>, work: (key: Key) => Value): (key: Key) => Value {
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const value = work(key)
    known.set(key, value)
    return value
  }
}
