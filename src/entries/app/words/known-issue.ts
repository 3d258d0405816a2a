import type { Behalf, Order } from '../../../compose/compose-app.ts'
import type { CaseRecord } from '../../../engine/model/case-record.ts'
import type { WorkerParts } from '../worker.ts'

type AboutIssue = Extract<Order, { readonly kind: 'word' | 'flaky' }>

/**
 * The incident whose issue an order is about; null unless we remember one and the issue is, at this moment, written by
 * us and signed for that incident.
 */
export async function knownIssue(
  { repo, issue }: AboutIssue,
  behalf: Behalf,
  { store, workbench }: WorkerParts,
): Promise<{ readonly record: CaseRecord; readonly isOpen: boolean } | null> {
  const record = await store.forInstallation(behalf.installation).words.caseOfIssue(repo, issue)
  if (record === null) return null
  const page = await workbench.page(record.incident.id, issue, behalf)
  return page === null ? null : { record, isOpen: page.isOpen }
}
