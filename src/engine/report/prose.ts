import type { Sha } from '../model/ids.ts'
import { changeLabel, type ReportedChange, shortSha } from './reported-change.ts'

/**
 * One piece of a sentence. Words that stand in our source code are `ours`; everything that came from outside is marked
 * as such, so that a renderer cannot mistake one for the other.
 */
export type Piece =
  | { readonly kind: 'ours'; readonly text: string }
  /** Running text from outside: a title, a reason given by an adapter. */
  | { readonly kind: 'told'; readonly text: string }
  /** A name from outside, shown letter by letter: an environment, a check, a branch. */
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'change'; readonly change: ReportedChange }
  | { readonly kind: 'commit'; readonly sha: Sha }

export type Prose = readonly Piece[]

/** Template tag: the literal parts are ours, the values are pieces, other prose, or our own counts and words. */
export function prose(literals: TemplateStringsArray, ...values: readonly (Piece | Prose | number)[]): Prose {
  const pieces: Piece[] = []
  for (const [index, literal] of literals.entries()) {
    if (literal !== '') pieces.push({ kind: 'ours', text: literal })
    const value = values[index]
    if (value === undefined) continue
    if (typeof value === 'number') pieces.push({ kind: 'ours', text: String(value) })
    else if ('kind' in value) pieces.push(value)
    else pieces.push(...value)
  }
  return pieces
}

export const ours = (text: string): Piece => ({ kind: 'ours', text })
export const told = (text: string): Piece => ({ kind: 'told', text })
export const named = (text: string): Piece => ({ kind: 'name', text })
export const theChange = (change: ReportedChange): Piece => ({ kind: 'change', change })
export const theCommit = (sha: Sha): Piece => ({ kind: 'commit', sha })

/** `1 change`, `37 changes`. */
export function counted(count: number, one: string, many = `${one}s`): Piece {
  return ours(`${count} ${count === 1 ? one : many}`)
}

/** "a, b and c". */
export function listed(items: readonly (Piece | Prose)[]): Prose {
  return items.flatMap((item, index) => {
    const separator = index === 0 ? [] : [ours(index === items.length - 1 ? ' and ' : ', ')]
    return [...separator, ...('kind' in item ? [item] : item)]
  })
}

/** A sentence without any markup; changes as `#12`, commits by their first seven digits. */
export function plainProse(text: Prose): string {
  return text
    .map((piece) => {
      if (piece.kind === 'change') return changeLabel(piece.change)
      return piece.kind === 'commit' ? shortSha(piece.sha) : piece.text
    })
    .join('')
}
