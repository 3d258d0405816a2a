import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { z } from 'zod'

import type { Performed } from '../../../../src/engine/model/act.ts'
import type { Actor } from '../../../../src/engine/ports.ts'

/** What the world saw: an issue of the tracker. */
export type TrackedIssue = {
  readonly incident: string
  body: string
  open: boolean
  readonly writes: string[]
}

export type Tracker = { readonly url: string; readonly issues: TrackedIssue[]; close(): Promise<void> }

const write = z.object({ incident: z.string(), act: z.enum(['create', 'update', 'close']), body: z.string() })
const found = z.array(z.object({ incident: z.string(), open: z.boolean(), number: z.int() }))

/**
 * Issues in another process, so that they outlive the one that is killed. It creates whatever it is told to create:
 * that there is one issue for an incident is for its clients to see to.
 */
export async function startTracker(): Promise<Tracker> {
  const issues: TrackedIssue[] = []
  const server = createServer((request, response) => {
    void (async () => {
      if (request.method === 'POST') {
        const chunks: Buffer[] = []
        for await (const chunk of request) chunks.push(chunk as Buffer)
        apply(issues, write.parse(JSON.parse(Buffer.concat(chunks).toString())))
      }
      response.end(JSON.stringify(issues.map(({ incident, open }, number) => ({ incident, open, number }))))
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    issues,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function apply(issues: TrackedIssue[], { incident, act, body }: z.infer<typeof write>): void {
  if (act === 'create') {
    issues.push({ incident, body, open: true, writes: [act] })
    return
  }
  const issue = issues.find((one) => one.incident === incident)
  if (issue === undefined) throw new Error(`no issue of ${incident}`)
  issue.writes.push(act)
  issue.body = body
  issue.open = act === 'update'
}

/** The requests that a client of the tracker makes. */
export type TrackerClient = {
  readonly find: (incident: string) => Promise<{ readonly open: boolean } | null>
  readonly write: (what: z.infer<typeof write>) => Promise<void>
}

export function trackerClient(url: string): TrackerClient {
  return {
    find: async (incident) => {
      const all = found.parse(await (await fetch(url)).json())
      return all.find((one) => one.incident === incident) ?? null
    },
    write: async (what) => void (await fetch(url, { method: 'POST', body: JSON.stringify(what) })),
  }
}

/** Writes to the tracker as the adapter does to GitHub: it looks for what it made before it makes it. */
export function trackerActor({ find, write }: TrackerClient): Actor {
  return {
    perform: async ({ kind, incident }, { body }): Promise<Performed> => {
      const known = await find(incident)
      if (kind === 'close-issue' && known?.open !== true) return { kind: 'already-done', url: null }
      const act = kind === 'close-issue' ? 'close' : known === null ? 'create' : 'update'
      await write({ incident, act, body })
      return { kind: 'done', url: `https://tracker.test/${incident}` }
    },
  }
}
