import { createHash } from 'node:crypto'

import { redactText } from '../../engine/gather/redact.ts'
import type { Instant, Sha } from '../../engine/model/ids.ts'
import {
  type CorpusDocument,
  corpusDocument,
  type LeftOutDocument,
} from '../../learn/finetune/corpus-document.ts'
import type { DocumentKind } from '../../learn/finetune/corpus-paths.ts'
import type { CaseSource } from '../teach-cases.ts'
import type { Lessons } from './gather-lessons.ts'
import type { KnownLater } from './known-later.ts'
import { type RepositoryDocuments, repositoryDocuments, wikiDocuments } from './read-corpus.ts'

export type Corpus = {
  /** JSON Lines with the one key `text`. */
  readonly lines: readonly string[]
  readonly documents: Readonly<Partial<Record<DocumentKind, number>>>
  readonly leftOut: Readonly<Partial<Record<LeftOutDocument, number>>>
  readonly commits: readonly { readonly repo: string; readonly commit: string }[]
  readonly redactions: number
}

export type CorpusOrder = {
  readonly sources: readonly CaseSource[]
  readonly wikis: readonly string[]
  readonly mostBytes: number
  readonly border: Instant
  /** Of each source. */
  readonly laterGoods: readonly (readonly Sha[])[]
}

type Gathered = { readonly lessons: Lessons; readonly later: KnownLater }

/**
 * Past incidents, wikis, documentation and code, in this order, until the corpus is full: what is least and tells most
 * comes first. Of several case files with one git directory it is read once.
 */
export async function collectCorpus(order: CorpusOrder, all: readonly Gathered[]): Promise<Corpus> {
  const filling = emptyCorpus(order.mostBytes)
  if (order.mostBytes === 0) return filling.corpus()
  const facts = all.map(({ later }) => later.facts)
  const isLate = (text: string): boolean =>
    facts.some(
      (one) => one.commitsIn(text, order.border).length > 0 || one.titlesIn(text, order.border).length > 0,
    )
  for (const { lessons } of all) for (const one of lessons.incidents) filling.add(one, isLate)
  for (const wiki of order.wikis) {
    const pages = await wikiDocuments(wiki, order.border)
    if (pages !== null) await filling.addAll(pages, isLate)
  }
  for (const repository of await repositoriesOf(order, all)) await filling.addAll(repository, () => false)
  return filling.corpus()
}

async function repositoriesOf(
  order: CorpusOrder,
  all: readonly Gathered[],
): Promise<readonly RepositoryDocuments[]> {
  const byDirectory = Map.groupBy(order.sources.entries(), ([, { gitDirectory }]) => gitDirectory)
  const found: RepositoryDocuments[] = []
  for (const [directory, own] of byDirectory) {
    if (directory === null) continue
    const places = own.map(([index]) => index)
    const repo = places.flatMap((index) => [...(all[index]?.lessons.repositories ?? [])])[0] ?? 'repository'
    const laterGoods = places.flatMap((index) => order.laterGoods[index] ?? [])
    const documents = await repositoryDocuments(directory, { repo, border: order.border, laterGoods })
    if (documents !== null) found.push(documents)
  }
  return found
}

type Filling = {
  readonly add: (document: CorpusDocument, isLate: (text: string) => boolean) => void
  readonly addAll: (from: RepositoryDocuments, isLate: (text: string) => boolean) => Promise<void>
  readonly corpus: () => Corpus
}

function emptyCorpus(mostBytes: number): Filling {
  const lines: string[] = []
  const documents: Partial<Record<DocumentKind, number>> = {}
  const leftOut: Partial<Record<LeftOutDocument, number>> = {}
  const commits: { readonly repo: string; readonly commit: string }[] = []
  const seen = new Set<string>()
  let [left, redactions] = [mostBytes, 0]
  const leaveOut = (because: LeftOutDocument): void => void (leftOut[because] = (leftOut[because] ?? 0) + 1)
  const add: Filling['add'] = (document, isLate) => {
    // Nothing is cleaned, which is slow, once the corpus is full.
    if (left <= 0) return leaveOut('corpus-full')
    const hash = createHash('sha256').update(document.text).digest('hex')
    if (seen.has(hash)) return leaveOut('duplicate')
    const made = corpusDocument(document, redactText)
    if (made.kind === 'left-out') return leaveOut(made.because)
    if (isLate(made.text)) return leaveOut('names-what-came-later')
    const line = `${JSON.stringify({ text: made.text })}\n`
    left -= Buffer.byteLength(line)
    if (left < 0) return leaveOut('corpus-full')
    seen.add(hash)
    lines.push(line)
    documents[document.kind] = (documents[document.kind] ?? 0) + 1
    redactions += made.text.split('[redacted ').length - 1
  }
  return {
    add,
    addAll: async ({ repo, commit, documents: read }, isLate) => {
      commits.push({ repo, commit })
      for await (const document of read()) add(document, isLate)
    },
    corpus: () => ({ lines, documents, leftOut, commits, redactions }),
  }
}
