import type { PastCommit } from '../../engine/model/past.ts'
import { nulFields } from './nul-fields.ts'

export type OnLanding = (landed: PastCommit, hasParent: boolean) => void

/**
 * Reads `git log -z --raw --no-renames --format=%P%x00%s` in chunks of any size: fields ended by NUL, of each commit its
 * parents, its title, and then for each file `:mode mode blob blob status` and its path, the first of them after a line
 * feed. A commit is handed over once the next one begins or `end` is called, so that one torn by a failing git is left
 * out; so are the paths of one with more than `mostPaths`.
 */
export type PastReader = { push(chunk: Buffer): void; end(): void }

export function pastReader(mostPaths: number, onLanding: OnLanding): PastReader {
  let next: 'title' | 'path' | 'other' = 'other'
  let begun: { readonly hasParent: boolean; title: string; readonly paths: string[] } | null = null

  const hand = (): void => {
    if (begun === null) return
    const { title, paths, hasParent } = begun
    onLanding({ title, paths: paths.length > mostPaths ? null : paths }, hasParent)
  }
  const read = (field: string): void => {
    if (next === 'title' && begun !== null) begun.title = textOf(field)
    if (next === 'path' && begun !== null && begun.paths.length <= mostPaths) begun.paths.push(textOf(field))
    if (next !== 'other') next = 'other'
    else if (field.startsWith(':') || field.startsWith('\n:')) next = 'path'
    else {
      hand()
      begun = { hasParent: field !== '', title: '', paths: [] }
      next = 'title'
    }
  }

  return { push: nulFields('latin1', read), end: hand }
}

function textOf(field: string): string {
  return Buffer.from(field, 'latin1').toString('utf8')
}
