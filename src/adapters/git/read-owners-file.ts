import type { SourceFile } from '../../engine/model/context.ts'
import type { Sha } from '../../engine/model/ids.ts'
import type { Answer } from '../../engine/ports.ts'
import type { Clone } from './clone.ts'
import { findEntries } from './find-entries.ts'
import { readBlobs } from './read-blobs.ts'

/**
 * Where GitHub looks, in its order; the first file found counts.
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
const places: readonly string[] = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']
/** GitHub does not load a larger one, which is as if there were none. */
const largest = 3 * 1024 * 1024

/** The CODEOWNERS file of a commit's tree; null where there is none that counts. */
export async function readOwnersFile(clone: Clone, sha: Sha): Promise<Answer<SourceFile | null>> {
  const entries = await findEntries(clone, sha, places)
  const path = places.find((place) => entries.get(place)?.regular === true)
  const entry = path === undefined ? undefined : entries.get(path)
  if (path === undefined || entry === undefined) return { value: null, gaps: [] }
  if (entry.size !== null && entry.size > largest)
    return { value: null, gaps: [gap(`${path} is over 3 MB, so that GitHub does not apply it`)] }
  const blob =
    entry.size === null ? undefined : (await readBlobs(clone, [entry.object], largest)).get(entry.object)
  if (blob === undefined) return { value: null, gaps: [gap(`the contents of ${path} are not in this clone`)] }
  return { value: { path, text: blob.bytes.toString('utf8'), completeness: { kind: 'complete' } }, gaps: [] }
}

function gap(because: string): Answer<null>['gaps'][number] {
  return { what: 'code owners', completeness: { kind: 'unknown', because } }
}
