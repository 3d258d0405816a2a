import { openStore, type StorePlace } from '../adapters/store/open-store.ts'
import type { Repo } from '../engine/model/repo.ts'
import type { Journal } from '../engine/ports.ts'
import { labelledCaseLines, type LabelledLines } from './labelled-case-lines.ts'
import { writeWhole } from './write-whole.ts'

export type ExportOrder = {
  readonly store: StorePlace
  readonly installation: string
  readonly path: string
  /** Smallest weight of an answer that is taken. */
  readonly least: number
  /** Only cases of this one, since each repository is learnt from with a clone of its own; null: all. */
  readonly repo: Repo | null
}

/**
 * Writes the cases of one installation of which people said what it was, as a case file, in one step.
 * @throws {Refusal} where the store is in use or cannot be reached, or the file cannot be written
 */
export async function exportCases(order: ExportOrder, journal: Journal): Promise<LabelledLines> {
  const store = await openStore(order.store, journal)
  try {
    const labelled = await store.forInstallation(order.installation).words.labelled()
    const lines = labelledCaseLines(
      labelled.filter(({ incident }) => isOf(incident.repo, order.repo)),
      order.least,
    )
    await writeWhole(order.path, lines.text)
    return lines
  } finally {
    await store.close()
  }
}

/** GitHub does not tell names by case. */
function isOf(repo: Repo, wanted: Repo | null): boolean {
  if (wanted === null) return true
  const plain = ({ owner, name }: Repo): string => `${owner}/${name}`.toLowerCase()
  return plain(repo) === plain(wanted)
}
