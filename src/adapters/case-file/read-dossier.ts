import { z } from 'zod'

import type { Dossier } from '../../engine/model/dossier.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import { dossierSchema } from './dossier-schema.ts'

const VERSION = 1
const numbered = z.looseObject({ version: z.int() })
const SHOWN_ISSUES = 3

/**
 * Reads a written dossier. `where` names its file for the message.
 * @throws Refusal `bad-input` when it is no dossier, or one of a version this program does not know
 */
export function readDossier(text: string, where: string): Dossier {
  const json = parseJson(text, where)
  const version = numbered.safeParse(json)
  if (!version.success) throw notOne(where, 'it has no version number')
  if (version.data.version !== VERSION) throw otherVersion(where, version.data.version)
  const parsed = dossierSchema.safeParse(json)
  if (!parsed.success) throw notOne(where, describe(parsed.error))
  return parsed.data
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw notOne(where, 'it is not JSON')
  }
}

function describe(error: z.ZodError): string {
  const said = error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`)
  return said.slice(0, SHOWN_ISSUES).join('; ')
}

function notOne(where: string, because: string): Refusal {
  return new Refusal(
    'bad-input',
    `${where}: this is not a dossier: ${because}`,
    'Give a file that `prime-suspect record` wrote.',
  )
}

function otherVersion(where: string, version: number): Refusal {
  const mend =
    version > VERSION
      ? 'It was written by a newer Prime Suspect: update this one.'
      : 'Record the incident again with this program.'
  return new Refusal(
    'bad-input',
    `${where}: this is a dossier of version ${version}; this program reads version ${VERSION}`,
    mend,
  )
}
