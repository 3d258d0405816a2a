import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { secret } from '../../test/entries/app/a-webhook.ts'
import { startAppProcess } from '../../test/entries/app/running-app.ts'
import type { Drill } from './drill-result.ts'
import { type Fleet, issuesOf, startFleet, tell } from './fleet.ts'

/** Put together here, so that no scanner takes this file for a leak. */
const planted = {
  'token of an installation': `ghs_${'Canary01'.repeat(4)}abcd`,
  'personal token': `ghp_${'Canary02'.repeat(4)}abcd`,
  'fine-grained token': `github_pat_${'11CANARY3'.repeat(2)}_${'Canary03'.repeat(7)}abc`,
  'key of a cloud': ['AKIA', 'CANARY04QWERTYUI'].join(''),
  'key of a model': `sk-proj-${'Canary05'.repeat(6)}T3BlbkFJ${'Canary05'.repeat(6)}`,
  'password in an address': 'postgres://shop:Canary06hunter2@db.internal/shop',
  'signed web token': `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJDYW5hcnkwNyJ9.${'Canary07'.repeat(4)}`,
  'bearer header': `Authorization: Bearer ${'Canary08'.repeat(5)}`,
  'assigned password': 'DB_PASSWORD=Canary09-c0rrect-h0rse',
} as const

/** What must not be found again of each. */
const traces = [
  'Canary01Canary01',
  'Canary02Canary02',
  'Canary03Canary03',
  'AKIACANARY04',
  'Canary05Canary05',
  'Canary06hunter2',
  'Canary07Canary07',
  'Canary08Canary08',
  'Canary09-c0rrect',
]

/** Secrets in the log of the failing job, and the App's own: none may be in its log, its store or what it writes. */
export const canaries: Drill = async () => {
  const fleet = await startFleet(1)
  const directory = mkdtempSync(join(tmpdir(), 'prime-suspect-torture-'))
  plant(fleet)
  const app = await startAppProcess(fleet.double, { DATA_DIRECTORY: directory })
  try {
    const { tenants, double } = fleet
    const [tenant] = tenants
    if (tenant === undefined) throw new Error('a fleet of one')
    await tell(fleet, { tenant, deployment: tenant.played.badDeployment.id }, app.webhook)
    const until = Date.now() + 60_000
    while (issuesOf(fleet).count < 1 && Date.now() < until) await new Promise((go) => setTimeout(go, 200))
    // What breaks is told of too, with the words of whatever broke.
    double.fault({
      path: '/graphql',
      kind: 'status',
      status: 500,
      body: { message: planted['personal token'] },
    })
    await tell(fleet, fleet.failure(1), app.webhook)
    await new Promise((go) => setTimeout(go, 3000))
    await app.end('SIGTERM')
    const own = [secret, double.app.privateKey.split('\n')[3] ?? '', 'ghs_']
    const places = {
      log: app.log(),
      store: bytesIn(directory),
      bodies: JSON.stringify(tenant.played.repository.issues),
    }
    const hits = [...traces, ...own].flatMap((trace) =>
      Object.entries(places).flatMap(([place, text]) =>
        text.includes(trace) ? [`${trace} in ${place}`] : [],
      ),
    )
    const written = issuesOf(fleet).count
    return [
      {
        drill: `${traces.length + own.length} canary secrets at debug level, embedded`,
        bar: '0 hits in logs, store, bodies',
        measured: `${hits.length} hits in ${places.log.length} characters of log, ${places.store.length} of store and ${places.bodies.length} of ${written} issues${hits.length > 0 ? `: ${hits.join(', ')}` : ''}`,
        // What was taken out leaves a mark: without one nothing of the log would have been read.
        ok:
          hits.length === 0 &&
          written >= 1 &&
          places.store.includes('[redacted') &&
          places.log.includes('"level":"debug"'),
      },
    ]
  } finally {
    await app.end('SIGKILL')
    rmSync(directory, { recursive: true, force: true })
    await fleet.close()
  }
}

/** Into the lines around the failure, of which a report quotes. */
function plant({ tenants }: Fleet): void {
  for (const { played } of tenants) {
    const job = played.repository.job(played.failingJob)?.job
    if (job === undefined || typeof job.log !== 'string') throw new Error('a failing job with a log')
    const lines = Object.values(planted)
    job.log = job.log.replaceAll(/^(.*TypeError.*)$/gm, (line) => [...lines, line, ...lines].join('\n'))
    job.log += `\nTypeError: cannot connect with ${lines.join(' ')}\n`
  }
}

function bytesIn(directory: string): string {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => join(directory, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n')
}
