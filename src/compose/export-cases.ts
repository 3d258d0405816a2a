import { openStore, type StorePlace } from '../adapters/store/open-store.ts'
import type { Journal } from '../engine/ports.ts'
import { labelledCaseLines, type LabelledLines } from './labelled-case-lines.ts'
import { writeWhole } from './write-whole.ts'

export type ExportOrder = {
  readonly store: StorePlace
  readonly installation: string
  readonly path: string
  /** Smallest weight of an answer that is taken. */
  readonly least: number
}

/**
 * Writes the cases of one installation of which people said what it was, as a case file, in one step.
 * @throws {Refusal} where the store is in use or cannot be reached, or the file cannot be written
 */
export async function exportCases(order: ExportOrder, journal: Journal): Promise<LabelledLines> {
  const store = await openStore(order.store, journal)
  try {
    const labelled = await store.forInstallation(order.installation).words.labelled()
    const lines = labelledCaseLines(labelled, order.least)
    await writeWhole(order.path, lines.text)
    return lines
  } finally {
    await store.close()
  }
}
