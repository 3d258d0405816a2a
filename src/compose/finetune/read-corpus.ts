import type { Clone } from '../../adapters/git/clone.ts'
import { commitBefore, commonAncestor } from '../../adapters/git/commit-at.ts'
import { listTree } from '../../adapters/git/list-tree.ts'
import { openClone } from '../../adapters/git/open-clone.ts'
import { originName } from '../../adapters/git/origin-name.ts'
import { readSources } from '../../adapters/git/read-sources.ts'
import { resolveRef } from '../../adapters/git/resolve-ref.ts'
import type { Instant, Sha } from '../../engine/model/ids.ts'
import type { CorpusDocument } from '../../learn/finetune/corpus-document.ts'
import { corpusKind, isWikiPage } from '../../learn/finetune/corpus-paths.ts'

/** Documents of one repository at one commit, in the order of their paths; text is read as it is asked for. */
export type RepositoryDocuments = {
  readonly repo: string
  readonly commit: Sha
  readonly documents: () => AsyncGenerator<CorpusDocument>
}

const atOnce = 200

/**
 * Documentation and code of a repository as it was before any change of a later case had landed: at the newest commit
 * that all their last good commits have in their history; where there is none, at the newest before the border. Null
 * where there is no such commit.
 */
export async function repositoryDocuments(
  directory: string,
  {
    repo,
    border,
    laterGoods,
  }: { readonly repo: string; readonly border: Instant; readonly laterGoods: readonly Sha[] },
): Promise<RepositoryDocuments | null> {
  const clone = await openClone(directory)
  const head = await resolveRef(clone, 'HEAD')
  const commit = (await commonAncestor(clone, laterGoods)) ?? (await commitBefore(clone, head, border))
  return commit === null
    ? null
    : { repo, commit, documents: () => documentsAt(clone, repo, commit, corpusKind) }
}

/** Pages of a wiki, which is a repository of its own, as they were before the border; null where there were none. */
export async function wikiDocuments(directory: string, border: Instant): Promise<RepositoryDocuments | null> {
  const clone = await openClone(directory)
  const repo = (await originName(clone)) ?? 'wiki'
  const commit = await commitBefore(clone, await resolveRef(clone, 'HEAD'), border)
  const kindOf = (path: string): 'wiki' | null => (isWikiPage(path) ? 'wiki' : null)
  return commit === null ? null : { repo, commit, documents: () => documentsAt(clone, repo, commit, kindOf) }
}

async function* documentsAt(
  clone: Clone,
  repo: string,
  commit: Sha,
  kindOf: (path: string) => CorpusDocument['kind'] | null,
): AsyncGenerator<CorpusDocument> {
  const { paths } = await listTree(clone, commit)
  const wanted = paths.filter((path) => kindOf(path) !== null)
  for (let from = 0; from < wanted.length; from += atOnce) {
    const { value } = await readSources(clone, commit, wanted.slice(from, from + atOnce))
    for (const { path, text } of value) {
      const kind = kindOf(path)
      if (kind !== null) yield { repo, kind, path, text }
    }
  }
}
