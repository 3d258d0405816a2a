import type { ChangeId } from '../model/ids.ts'
import type { Question } from './retrieval/question.ts'
import { type Retrieved, retrieve } from './retrieval/retrieve.ts'

/** What is found in the changes worth judging; of a long range the others, newest first, were passed over. */
export type RetrievedPromising = Retrieved & { readonly passedOver: readonly ChangeId[] }

/**
 * Puts the question to the changes of its dossier; of a range too long to read every patch only to those that promised
 * something. The others could show no more than their names, and were looked at by these.
 */
export function retrievePromising(question: Question): RetrievedPromising {
  const { changes, promising } = question.dossier
  if (promising === undefined) return { ...retrieve(question, changes), passedOver: [] }
  const chosen = new Set(promising)
  const judged = changes.filter(({ id }) => chosen.has(id))
  const passedOver = changes.flatMap(({ id }) => (chosen.has(id) ? [] : [id]))
  return { ...retrieve(question, judged), passedOver }
}
