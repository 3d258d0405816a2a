import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { codePage } from './code-pages.ts'
import { sandboxPage } from './sandbox-page.ts'
import { startSandboxWorld, type SandboxWorld } from './sandbox-world.ts'
import { type Step, storySteps } from './story-steps.ts'

export type Sandbox = { readonly url: string; readonly close: () => Promise<void> }

type Progress = { taken: number; busy: Promise<void> | null; trouble: string | null }

/** Starts the App, a GitHub and their page on this machine. Port 0 takes any that is free. */
export async function startSandbox(port: number): Promise<Sandbox> {
  // The App asks through this door from its start, so the double has to be known before the App is.
  let forward = ''
  let show = async (_: IncomingMessage, response: ServerResponse): Promise<void> =>
    void response.writeHead(503).end('The sandbox is starting.')
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/api/') === true) pass(forward, request, response)
    else void show(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const world = await startSandboxWorld(url, (double) => (forward = double))
  const steps = storySteps(world)
  const progress: Progress = { taken: 0, busy: null, trouble: null }
  show = async (request, response) => await page(world, steps, progress, request, response)
  return {
    url,
    close: async () => {
      await progress.busy
      await world.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The API of this GitHub is behind the same door, as on a server of one's own. */
function pass(to: string, request: IncomingMessage, response: ServerResponse): void {
  const { method, headers } = request
  const onward = ask(
    `${to}${request.url}`,
    { ...(method === undefined ? {} : { method }), headers },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    },
  )
  onward.on('error', () => response.destroy())
  request.pipe(onward)
}

/** Nothing on these pages runs, and only they may press their buttons. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'",
  'cache-control': 'no-store',
}

async function page(
  world: SandboxWorld,
  steps: readonly Step[],
  progress: Progress,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://sandbox').pathname
  if (request.method === 'POST') {
    if (isOwn(request) && path === `/step/${progress.taken}` && progress.busy === null) take(steps, progress)
    response.writeHead(303, { location: '/#next' }).end()
    return
  }
  const { repository } = world.acts
  const code = path === '/' ? null : await codePage(repository, path)
  const own = path === '/' || path.startsWith(`/${repository.fullName}/issues/`)
  if (code === null && !own) {
    response.writeHead(404, headers).end('<p>The sandbox has no such page. <a href="/">Back</a></p>')
    return
  }
  response.writeHead(200, headers).end(code ?? sandboxPage(stateOf(world, steps, progress)))
}

/** Pages of others could press our buttons, too: browsers say where a request comes from. */
function isOwn({ headers: { origin, host } }: IncomingMessage): boolean {
  return origin === `http://${host}`
}

function take(steps: readonly Step[], progress: Progress): void {
  const step = steps[progress.taken]
  if (step === undefined) return
  progress.trouble = null
  progress.busy = finished(step, progress)
}

async function finished(step: Step, progress: Progress): Promise<void> {
  try {
    await step.take()
    progress.taken += 1
  } catch (error) {
    progress.trouble = error instanceof Error ? error.message : String(error)
  }
  progress.busy = null
}

function stateOf({ acts, double }: SandboxWorld, steps: readonly Step[], progress: Progress) {
  const { repository } = acts
  return {
    steps,
    taken: progress.taken,
    busy: progress.busy !== null,
    trouble: progress.trouble,
    issues: repository.issues,
    drafts: repository.pulls.filter(({ mergedAt }) => mergedAt === null),
    repository: repository.fullName,
    deliveries: double.world.deliveries,
    counts: double.counts(),
  }
}
