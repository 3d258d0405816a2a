import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'

import { examine, needs } from '../../src/compose/examine.ts'
import { readEnvironment, type Settings } from '../../src/config/environment.ts'
import { anExaminedApp, type ExaminedApp } from '../entries/app/an-examined-app.ts'

describe('an examination of what the App needs', () => {
  let app: ExaminedApp

  beforeEach(async () => {
    app = await anExaminedApp()
  })

  afterEach(async () => {
    await app.close()
  })

  const settings = (over: Readonly<Record<string, string>> = {}): Settings => {
    const environment = readEnvironment({
      ...app.environment,
      ...over,
    })
    if (environment.kind === 'incomplete') throw new Error(JSON.stringify(environment.missing))
    return environment.settings
  }

  const states = async (over: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries((await examine(settings(over))).map(({ about, state }) => [about, state]))

  it('asks for what app.yml asks for', () => {
    const manifest = parse(readFileSync(join(import.meta.dirname, '../../app.yml'), 'utf8')) as {
      readonly default_events: readonly string[]
      readonly default_permissions: Readonly<Record<string, string>>
    }
    expect([...needs.events].sort()).toEqual([...manifest.default_events].sort())
    expect({ metadata: 'read', ...needs.permissions }).toEqual(manifest.default_permissions)
  })

  it('finds all well where it is', async () => {
    app.double.install({ account: 'acme' })
    expect(await states()).toEqual({
      clock: 'well',
      database: 'well',
      credentials: 'well',
      permissions: 'well',
      events: 'well',
      installations: 'well',
      // Webhooks over plain HTTP, as on this machine, are no good on the internet.
      webhook: 'doubtful',
      deliveries: 'doubtful',
      reachability: 'well',
    })
  })

  it('says what is lacking, and how to get it', async () => {
    app.double.install({ account: 'acme', permissions: { issues: 'read' } })
    app.double.world.hookUrl = 'https://127.0.0.1:1/elsewhere'
    const found = await examine(settings({ DATABASE_URL: 'postgres://x:hidden-password@127.0.0.1:1/x' }))
    const ill = found.filter(({ state }) => state !== 'well')
    expect(ill.map(({ about }) => about)).toEqual([
      'database',
      'installations',
      'webhook',
      'deliveries',
      'reachability',
    ])
    expect(JSON.stringify(found)).not.toContain('hidden-password')
    expect(ill.every(({ mend }) => mend !== null)).toBe(true)
  })

  it('stops at credentials that are not right, for nothing else can be asked', async () => {
    const found = await states({ APP_ID: '99' })
    expect(found).toMatchObject({ credentials: 'ill', clock: 'well' })
    expect(found).not.toHaveProperty('permissions')
  })
})
