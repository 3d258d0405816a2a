import { isIP, Socket } from 'node:net'

/** Tests speak to this machine only: any other connection fails loudly, whatever client opens it. */
const { connect } = Socket.prototype as { connect: (this: Socket, ...args: unknown[]) => Socket }
const allowed = new Set(['localhost', '127.0.0.1', '::1', '0.0.0.0', '::'])

function hostOf(args: readonly unknown[]): string | null {
  const first: unknown = Array.isArray(args[0]) ? args[0][0] : args[0]
  if (typeof first === 'object' && first !== null) {
    if ('path' in first && typeof first.path === 'string') return null
    return 'host' in first && typeof first.host === 'string' ? first.host : 'localhost'
  }
  if (typeof first === 'number') return typeof args[1] === 'string' ? args[1] : 'localhost'
  return null
}

Socket.prototype.connect = function (this: Socket, ...args: unknown[]): Socket {
  const host = hostOf(args)
  if (host !== null && !allowed.has(host) && !(isIP(host) === 4 && host.startsWith('127.'))) {
    throw new Error(`The network is closed in tests: something tried to reach ${host}`)
  }
  return Reflect.apply(connect, this, args)
}
