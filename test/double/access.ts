import { whyJwtIsRefused } from './app-key.ts'
import { Problem, type Reply, type Route } from './exchange.ts'
import type { Level, Permissions } from './records.ts'
import type { DoubleRepository } from './repository.ts'
import { holderOf, type Grant, type World } from './world.ts'

/** Permissions that are needed together, such as `{ issues: 'write' }`. */
export type Access = Readonly<Record<string, Level>>

export type TokenKind = 'none' | 'app' | 'installation' | 'actions' | 'user' | 'invalid'

export type Caller =
  | { readonly kind: 'none' }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'app'; readonly jwt: string }
  | { readonly kind: 'installation' | 'actions' | 'user'; readonly grant: Grant }

/** Who calls, by the Authorization header alone. */
export function callerOf(world: World, authorization: string | undefined): Caller {
  const token = /^(?:bearer|token) {1,4}(\S{1,4000})$/i.exec(authorization ?? '')?.[1]
  if (token === undefined) return authorization === undefined ? { kind: 'none' } : { kind: 'invalid' }
  const grant = world.grants.get(token)
  if (grant !== undefined && grant.expiresAt > Date.now()) return { kind: grant.kind, grant }
  const isJwt = token.split('.').length === 3 && !token.startsWith('ghs_')
  return isJwt ? { kind: 'app', jwt: token } : { kind: 'invalid' }
}

const covers = (held: Permissions, access: Access): boolean =>
  Object.entries(access).every(
    ([name, level]) =>
      held[name] === 'write' || (level === 'read' && (held[name] === 'read' || name === 'metadata')),
  )

/** As GitHub names them: alternatives by semicolon, permissions needed together by comma. */
export const acceptedPermissions = (needs: readonly Access[]): string =>
  needs
    .map((access) =>
      Object.entries(access)
        .map(([name, level]) => `${name}=${level}`)
        .join(', '),
    )
    .join('; ')

export const mayRead = (grant: Grant, name: string): boolean => covers(grant.permissions, { [name]: 'read' })

/** Whether the token reaches the repository at all. One that does not gets "not found", never "forbidden". */
export const reaches = (grant: Grant, repository: DoubleRepository): boolean =>
  grant.repositories === null ||
  [repository.fullName, ...repository.formerNames].some((known) =>
    grant.repositories?.some((name) => name.toLowerCase() === known.toLowerCase()),
  )

const forbidden = (message: string, headers: Readonly<Record<string, string>>): Problem => {
  const problem = new Problem(403, message)
  const reply: Reply = { ...problem.reply, headers }
  return Object.assign(problem, { reply })
}

/** Lets a caller in, or throws GitHub's refusal. Gives the grant, or null for the App itself. */
export function admit(world: World, caller: Caller, needs: Route['needs']): Grant | null {
  if (caller.kind === 'none') throw new Problem(401, 'Requires authentication')
  if (caller.kind === 'invalid') throw new Problem(401, 'Bad credentials')
  if (caller.kind === 'app') {
    const refused = whyJwtIsRefused(caller.jwt, world.app)
    if (refused !== null) throw new Problem(401, refused)
    if (needs === 'app') return null
    throw new Problem(401, 'Bad credentials')
  }
  if (needs === 'app') throw new Problem(401, 'A JSON web token could not be decoded')
  const { grant }: { readonly grant: Grant } = caller
  const installation = world.installations.find(({ id }) => id === grant.installation)
  if (grant.installation !== null && installation === undefined) throw new Problem(401, 'Bad credentials')
  if (installation !== undefined && installation.suspendedAt !== null) {
    throw new Problem(403, 'This installation has been suspended')
  }
  if (needs !== 'token' && !needs.some((access) => covers(grant.permissions, access))) {
    throw forbidden('Resource not accessible by integration', {
      'x-accepted-github-permissions': acceptedPermissions(needs),
    })
  }
  return grant
}

/** Who uses up the budget of this caller's requests. */
export function holder(caller: Caller): string {
  return 'grant' in caller ? holderOf(caller.grant) : caller.kind
}
