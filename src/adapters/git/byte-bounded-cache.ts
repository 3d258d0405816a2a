/** Keeps the values used last, as many as fit into a number of bytes. */
export type ByteBoundedCache<Key, Value> = {
  get(key: Key): Value | undefined
  /** A value that alone is over the bound is not kept. */
  set(key: Key, value: Value, bytes: number): void
}

export function byteBoundedCache<Key, Value>(maxBytes: number): ByteBoundedCache<Key, Value> {
  // A Map iterates in the order of insertion: the first entry is the one unused for longest.
  const held = new Map<Key, { readonly value: Value; readonly bytes: number }>()
  let total = 0
  const drop = (key: Key): void => {
    total -= held.get(key)?.bytes ?? 0
    held.delete(key)
  }
  return {
    get(key) {
      const entry = held.get(key)
      if (entry === undefined) return undefined
      held.delete(key)
      held.set(key, entry)
      return entry.value
    },
    set(key, value, bytes) {
      drop(key)
      if (bytes > maxBytes) return
      held.set(key, { value, bytes })
      total += bytes
      for (const oldest of held.keys()) {
        if (total <= maxBytes) return
        drop(oldest)
      }
    },
  }
}
