import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

import type { Deliveries, ReadAlarm } from '../../compose/compose-app.ts'
import type { Repo } from '../../engine/model/repo.ts'
import type { Clock } from '../../engine/ports.ts'
import { alertPath, isAlertToken } from './alert-token.ts'
import type { Body } from './read-body.ts'
import { type Answer, parseObject } from './receiver.ts'
import { alarmed } from './translate.ts'

export type AlertParts = {
  readonly secret: string
  readonly readAlarm: ReadAlarm
  /** The installation that holds the repository; null where there is none. */
  readonly installationOf: (repo: Repo) => Promise<string | null>
  readonly deliveries: Pick<Deliveries, 'record'>
  /** The clock of GitHub's dates, with which what happens is compared. */
  readonly forgeClock: Clock
}

export type AlertDoor = (
  request: IncomingMessage,
  readBody: (request: IncomingMessage) => Promise<Body>,
) => Promise<Answer>

/**
 * Takes what a monitoring system tells of one repository. Whoever does not show the token of that repository is turned
 * away before a byte of the body is read; the answer waits until what was told is kept.
 */
export function alertDoor(parts: AlertParts): AlertDoor {
  const { secret, readAlarm, installationOf, deliveries, forgeClock } = parts
  return async (request, readBody) => {
    if (request.method !== 'POST') return { status: 405, says: 'POST only' }
    const told = readAddress(request)
    if (told === null) return { status: 404, says: 'not found' }
    const { repo, environment } = told
    if (!isAlertToken(told.token, secret, repo)) return { status: 401, says: 'wrong token' }
    const body = await readBody(request)
    if (body.kind === 'broken-off') return { status: 400, says: 'the body broke off' }
    if (body.kind !== 'read') return { status: 413, says: 'the body is too large' }
    const bytes = Buffer.concat(body.pieces)
    const alert = readAlarm(parseObject(bytes), environment)
    if (alert === null) return { status: 202, says: 'ignored' }
    const installation = await installationOf(repo)
    if (installation === null) return { status: 404, says: 'the App is not installed there' }
    const now = forgeClock.now()
    const { meaning, order } = alarmed({ repo, alert }, { installation, defaultBranch: '', now })
    // One body is several messages where it gives no time, or where only the address says what it is about.
    const around = JSON.stringify([told.token, told.environment, alert.at ?? now])
    const bodyHash = createHash('sha256').update(around).update(bytes).digest('hex')
    const delivery = { guid: `alert-${bodyHash}`, bodyHash, event: 'alert', installation, meaning }
    const recorded = await deliveries.record(delivery, order)
    return { status: 202, says: recorded.kind }
  }
}

type Address = { readonly repo: Repo; readonly token: string; readonly environment: string | null }

/** The token stands in the header, or in the address for systems that cannot set one. */
function readAddress({ url = '', headers }: IncomingMessage): Address | null {
  const [path = '', query = ''] = url.slice(0, 1000).split('?', 2)
  const found = /^([\w.-]{1,100})\/([\w.-]{1,100})(?:\/([0-9a-f]{40}))?$/.exec(path.slice(alertPath.length))
  const [, owner, name, inPath] = found ?? []
  if (owner === undefined || name === undefined) return null
  const bearer = /^Bearer ([0-9a-f]{40})$/i.exec(headers.authorization ?? '')?.[1]
  const environment = new URLSearchParams(query).get('environment')?.slice(0, 200) ?? null
  return { repo: { owner, name }, token: bearer ?? inPath ?? '', environment: environment || null }
}
