import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { needs } from '../../../src/compose/examine.ts'
import { type Double, startDouble } from '../../double/start-double.ts'
import { type Door, openDoor, secret } from './a-webhook.ts'

/** An App that is registered as it should be, and whose webhooks arrive. */
export type ExaminedApp = {
  readonly double: Double
  readonly door: Door
  readonly environment: Readonly<Record<string, string>>
  readonly close: () => Promise<void>
}

type Asked = { readonly permissions: object; readonly events: readonly string[] }

export async function anExaminedApp({ permissions, events }: Asked = needs): Promise<ExaminedApp> {
  const double = await startDouble({ app: { permissions: permissions as never, events } })
  const door = await openDoor({})
  double.world.hookUrl = `${door.url}/api/github/webhooks`
  const directory = mkdtempSync(join(tmpdir(), 'prime-suspect-examined-'))
  return {
    double,
    door,
    environment: {
      APP_ID: String(double.app.id),
      PRIVATE_KEY: double.app.privateKey,
      WEBHOOK_SECRET: secret,
      GITHUB_API_URL: double.url,
      DATA_DIRECTORY: directory,
    },
    close: async () => {
      await Promise.all([double.close(), door.close()])
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
