import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { runGit } from '../../double/git-repository.ts'

export type ServedGit = {
  readonly url: string
  /** The `Authorization` of every request. */
  readonly seen: (string | undefined)[]
  readonly close: () => Promise<void>
}

/** Serves one bare repository as GitHub does, to whoever shows the token: git's own program behind HTTP. */
export async function serveGit(dir: string, token: string): Promise<ServedGit> {
  const backend = `${(await runGit(['--exec-path'])).toString().trim()}/git-http-backend`
  for (const key of ['uploadpack.allowFilter', 'uploadpack.allowAnySHA1InWant'])
    await runGit(['-C', dir, 'config', key, 'true'])
  const wanted = `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`
  const seen: (string | undefined)[] = []
  const server = createServer((request, response) => {
    seen.push(request.headers.authorization)
    if (request.headers.authorization !== wanted) {
      response.writeHead(401).end()
      return
    }
    const url = new URL(request.url ?? '/', 'http://served')
    const child = spawn(backend, {
      env: {
        PATH: process.env['PATH'] ?? '',
        GIT_PROJECT_ROOT: dir,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: url.pathname.replace(/^\/[^.]{1,200}\.git/, ''),
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method ?? 'GET',
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      },
    })
    request.pipe(child.stdin)
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => void chunks.push(chunk))
    child.on('close', () => {
      const answer = Buffer.concat(chunks)
      const at = answer.indexOf('\r\n\r\n')
      const lines = answer.subarray(0, at).toString().split('\r\n')
      const headers = Object.fromEntries(lines.map((line) => line.split(/: (.*)/s).slice(0, 2)))
      const status = Number(/^\d{3}/.exec(String(headers['Status'] ?? '200'))?.[0])
      delete headers['Status']
      response.writeHead(status, headers).end(answer.subarray(at + 4))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/shop.git`,
    seen,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
