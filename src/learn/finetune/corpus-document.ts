import type { DocumentKind } from './corpus-paths.ts'
import { poisonIn } from './poison.ts'

/** One document of the corpus for continued pre-training. */
export type CorpusDocument = {
  readonly repo: string
  readonly kind: DocumentKind
  readonly path: string
  readonly text: string
}

/** Why a document is left out. */
export type LeftOutDocument =
  | 'poisoned'
  | 'empty'
  | 'too-large'
  | 'names-what-came-later'
  | 'duplicate'
  | 'corpus-full'

/** Kept of one file; larger ones are data. */
const largestDocument = 256 * 1024

/**
 * The document as it is taught: what it is and whose in its first line, secrets and addresses taken out. What holds
 * marks of chat templates or speaks to models is refused, for it would teach to obey the text of a repository.
 */
export function corpusDocument(
  given: CorpusDocument,
  redact: (text: string) => string,
):
  | { readonly kind: 'taught'; readonly text: string }
  | { readonly kind: 'left-out'; readonly because: LeftOutDocument } {
  if (given.text.trim() === '') return { kind: 'left-out', because: 'empty' }
  if (given.text.length > largestDocument) return { kind: 'left-out', because: 'too-large' }
  if (poisonIn(given.text) !== null) return { kind: 'left-out', because: 'poisoned' }
  const heading = `${given.repo}: ${given.kind} ${given.path}`.replaceAll(/\s+/gu, ' ')
  return { kind: 'taught', text: redact(`${heading}\n\n${given.text.toWellFormed()}`) }
}
