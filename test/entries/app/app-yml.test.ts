import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

import { handledEvents, intake } from '../../../src/entries/app/app.ts'

const manifest = parse(readFileSync(join(import.meta.dirname, '../../../app.yml'), 'utf8')) as {
  readonly default_events: readonly string[]
  readonly default_permissions: Readonly<Record<string, string>>
}

/** GitHub tells every App of these and takes no subscription to them. */
const unasked = new Set(['installation'])

describe('the manifest of the App', () => {
  it('subscribes to exactly what has a handler', () => {
    const registered: string[] = []
    const deliveries = { record: async () => ({ kind: 'recorded' }) as const }
    const readNothing = () => ({ kind: 'nothing', because: 'not asked' }) as const
    const { app } = intake(deliveries, readNothing, { now: () => 0 })
    app({ on: (names: readonly string[]) => registered.push(...names) } as never)
    expect(registered).toEqual([...handledEvents])
    const events = [...new Set(registered.map((name) => name.split('.')[0] ?? ''))]
    expect(events.filter((name) => !unasked.has(name)).sort()).toEqual([...manifest.default_events].sort())
  })

  it('asks for one write permission, that of the issue', () => {
    const writes = Object.entries(manifest.default_permissions).filter(([, level]) => level !== 'read')
    expect(writes).toEqual([['issues', 'write']])
  })
})
