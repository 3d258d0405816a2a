import { z } from 'zod'

import type { FileChange, FileStatus } from '../../../engine/model/change.ts'

const REST_STATUS: ReadonlyMap<string, FileStatus> = new Map([
  ['added', 'added'],
  ['modified', 'modified'],
  ['changed', 'modified'],
  ['removed', 'removed'],
  ['renamed', 'renamed'],
  ['copied', 'copied'],
])

const GRAPHQL_STATUS: ReadonlyMap<string, FileStatus> = new Map([
  ['ADDED', 'added'],
  ['MODIFIED', 'modified'],
  ['CHANGED', 'modified'],
  ['DELETED', 'removed'],
  ['RENAMED', 'renamed'],
  ['COPIED', 'copied'],
])

const count = z.int().nonnegative().catch(0)

/** A file of a pull request, commit or comparison, as REST gives it. */
export const changedFile = z
  .object({
    filename: z.string(),
    previous_filename: z.string().nullish(),
    status: z.string().nullish(),
    additions: count,
    deletions: count,
    patch: z.string().nullish(),
  })
  .transform((file): FileChange => ({
    path: file.filename,
    previousPath: file.previous_filename ?? null,
    status: REST_STATUS.get(file.status ?? '') ?? 'unknown',
    additions: file.additions,
    deletions: file.deletions,
    patch: file.patch ?? null,
  }))

/** A file of a pull request as GraphQL gives it: neither patch nor former name. */
export const changedFileNode = z
  .object({ path: z.string(), changeType: z.string().nullish(), additions: count, deletions: count })
  .transform((file): FileChange => ({
    path: file.path,
    previousPath: null,
    status: GRAPHQL_STATUS.get(file.changeType ?? '') ?? 'unknown',
    additions: file.additions,
    deletions: file.deletions,
    patch: null,
  }))
