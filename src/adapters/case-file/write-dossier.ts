import type { Dossier } from '../../engine/model/dossier.ts'
import { dossierSchema } from './dossier-schema.ts'

/**
 * The text of a dossier file. The same dossier gives the same bytes, whatever order its keys were made in: checking it
 * against the schema rebuilds it in the schema's order.
 */
export function writeDossier(dossier: Dossier): string {
  return `${JSON.stringify(dossierSchema.parse(dossier), null, 2)}\n`
}
