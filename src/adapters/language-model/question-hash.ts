import { createHash } from 'node:crypto'

import type { ModelQuestion } from '../../engine/ports.ts'

/** SHA-256 over all that is asked; two questions with one hash would get the same answer. */
export function questionHash({ system, user, schemaName, schema, choices }: ModelQuestion): string {
  return createHash('sha256')
    .update(JSON.stringify([system, user, schemaName, schema, ...(choices === undefined ? [] : [choices])]))
    .digest('hex')
}
