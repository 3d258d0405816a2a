import { createServer, type Server } from 'node:http'

import type { Meters } from './meters.ts'

/** The page for Prometheus, on a port of its own, which is not for the internet: it tells how busy everybody is. */
export function metricsServer({ registry }: Pick<Meters, 'registry'>): Server {
  return createServer({ headersTimeout: 5000, requestTimeout: 5000 }, (request, response) => {
    const isOurs = request.method === 'GET' && (request.url ?? '').split('?')[0] === '/metrics'
    if (!isOurs) {
      response.writeHead(404).end('not found\n')
      return
    }
    registry.metrics().then(
      (page) => response.writeHead(200, { 'content-type': registry.contentType }).end(page),
      () => response.writeHead(503).end('failed\n'),
    )
  })
}
