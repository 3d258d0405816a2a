import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Keeps at most so many connections open. One too many closes the one that has asked nothing for longest, so that
 * whoever opens connections and says nothing takes no place from a delivery.
 */
export function capConnections(server: Server, most: number): void {
  const silent = new Set<Socket>()
  let open = 0
  server.on('connection', (socket) => {
    open += 1
    silent.add(socket)
    socket.once('close', () => {
      open -= 1
      silent.delete(socket)
    })
    if (open > most) (silent.values().next().value ?? socket).destroy()
  })
  server.on('request', ({ socket }, response) => {
    silent.delete(socket)
    response.once('close', () => {
      if (!socket.destroyed) silent.add(socket)
    })
  })
}
